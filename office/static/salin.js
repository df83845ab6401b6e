// The sheet for SIAK: Enter copies a value and goes on to the next one.
"use strict";

(function copying() {
  const root = document.querySelector("[data-sheet-of-values]");
  if (!root) return;
  const rows = Array.from(root.querySelectorAll("[data-value]"));
  let here = 0;

  function focus(number) {
    here = Math.max(0, Math.min(number, rows.length - 1));
    rows.forEach((row, i) => row.toggleAttribute("data-here", i === here));
    if (rows[here]) rows[here].scrollIntoView({ block: "nearest" });
  }

  function copy(row) {
    const text = row.querySelector("[data-text]").textContent;
    put(text);
    row.classList.add("done");
    row.querySelector("[data-copy]").textContent = "✓ Disalin";
    root.querySelector("[data-copied]").textContent = row.querySelector("th").textContent + " disalin";
    focus(rows.indexOf(row) + 1);
  }

  // Without HTTPS a browser has no clipboard to write to; the old way works everywhere.
  function put(text) {
    if (navigator.clipboard && window.isSecureContext) { navigator.clipboard.writeText(text).catch(() => old(text)); return; }
    old(text);
  }

  function old(text) {
    const field = document.createElement("textarea");
    field.value = text;
    field.className = "skip";
    document.body.append(field);
    field.select();
    document.execCommand("copy");
    field.remove();
  }

  root.addEventListener("click", (event) => {
    const row = event.target.closest("[data-value]");
    if (!row) return;
    if (event.target.closest("[data-copy]")) copy(row); else focus(rows.indexOf(row));
    if (event.detail && document.activeElement) document.activeElement.blur();
  });
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, select, textarea, summary, a")) return;
    if (event.key === "Enter" && event.target.closest("button")) return;
    const deed = { Enter: () => copy(rows[here]), ArrowDown: () => focus(here + 1), ArrowUp: () => focus(here - 1) }[event.key];
    if (!deed || !rows.length) return;
    event.preventDefault();
    deed();
  });
  focus(0);
})();
