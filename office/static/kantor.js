// The console's own script: the page viewer, the search key, and forms that are sent once.
"use strict";

// Called again when another request takes the place of this one without a new page (periksa.js).
function startViewer() {
  const root = document.querySelector("[data-viewer]");
  const stage = root && root.querySelector("[data-stage]");
  if (!stage) return;
  const sheet = stage.querySelector("[data-sheet]");
  const image = stage.querySelector("[data-image]");
  const papers = Array.from(root.querySelectorAll("[data-paper]"));
  const view = { paper: 0, zoom: 1, turn: 0, beside: false };

  // The sheet is as large as the turned image, so that scrolling reaches every corner of it.
  function draw() {
    if (!image.naturalWidth) return;
    const room = stage.clientWidth - 20;
    const sideways = view.turn % 180 !== 0;
    const across = sideways ? image.naturalHeight : image.naturalWidth;
    const along = sideways ? image.naturalWidth : image.naturalHeight;
    const whole = stage.dataset.fit === "whole" ? (stage.clientHeight - 20) / along : Infinity;
    const scale = Math.min(room / across, whole) * view.zoom;
    const width = image.naturalWidth * scale;
    const height = image.naturalHeight * scale;
    sheet.classList.add("live");
    sheet.style.width = (sideways ? height : width) + "px";
    sheet.style.height = (sideways ? width : height) + "px";
    image.style.width = width + "px";
    image.style.transform = "translate(-50%, -50%) rotate(" + view.turn + "deg)";
    root.querySelector("[data-zoom]").textContent = Math.round(view.zoom * 100) + " %";
  }

  function show(number, beside) {
    view.paper = (number + papers.length) % papers.length;
    const paper = papers[view.paper];
    view.zoom = 1;
    view.turn = 0;
    view.beside = Boolean(beside && paper.dataset.beside);
    papers.forEach((each, i) => (i === view.paper ? each.setAttribute("aria-current", "true") : each.removeAttribute("aria-current")));
    image.src = view.beside ? paper.dataset.beside : paper.href;
    image.alt = (view.beside ? "Foto asli: " : "") + paper.dataset.name;
    root.querySelector("[data-caption]").textContent = image.alt;
    sayWhichPicture(paper);
    stage.scrollTo(0, 0);
    root.dispatchEvent(new CustomEvent("lembar", { detail: view.paper }));
  }

  // The page as it is kept, or all that the kiosk saw: never one that could be taken for the other.
  function sayWhichPicture(paper) {
    const button = root.querySelector('[data-do="beside"]');
    button.hidden = !paper.dataset.beside;
    button.setAttribute("aria-pressed", String(view.beside));
    button.textContent = view.beside ? "Lihat hasilnya" : "Lihat foto asli";
    root.querySelector("[data-beside-said]").hidden = !view.beside;
  }

  const deeds = {
    prev: () => show(view.paper - 1),
    next: () => show(view.paper + 1),
    in: () => { view.zoom = Math.min(view.zoom * 1.25, 6); draw(); },
    out: () => { view.zoom = Math.max(view.zoom / 1.25, 0.5); draw(); },
    left: () => { view.turn = (view.turn + 270) % 360; draw(); },
    right: () => { view.turn = (view.turn + 90) % 360; draw(); },
    beside: () => { if (papers[view.paper].dataset.beside) show(view.paper, !view.beside); },
    plain: () => { view.zoom = 1; view.turn = 0; draw(); },
  };
  const keys = { ArrowLeft: "prev", ArrowRight: "next", "+": "in", "=": "in", "-": "out", r: "right", R: "left", o: "beside", 0: "plain" };

  root.addEventListener("click", (event) => {
    const button = event.target.closest("[data-do]");
    const paper = event.target.closest("[data-paper]");
    if (button) deeds[button.dataset.do]();
    if (paper) { event.preventDefault(); show(papers.indexOf(paper)); }
  });
  document.addEventListener("keydown", (event) => {
    if (!root.isConnected || event.defaultPrevented) return;
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, select, textarea, summary")) return;
    const deed = deeds[keys[event.key]];
    if (deed) { event.preventDefault(); deed(); }
  });
  image.addEventListener("load", draw);
  window.addEventListener("resize", draw);
  root.addEventListener("pindah", (event) => show(event.detail));
  draw();
}
startViewer();

(function searchKey() {
  const field = document.querySelector('[data-key="/"]');
  document.addEventListener("keydown", (event) => {
    if (!field || event.key !== "/" || event.target.closest("input, select, textarea")) return;
    event.preventDefault();
    field.focus();
    field.select();
  });
})();

// A second click on a slow line must not do the deed twice.
document.addEventListener("submit", (event) => {
  if (!event.target.matches("[data-once]")) return;
  event.target.querySelectorAll("button").forEach((button) => { button.disabled = true; });
});
window.addEventListener("pageshow", () => {
  document.querySelectorAll("[data-once] button").forEach((button) => { button.disabled = false; });
});
