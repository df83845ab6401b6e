"use strict";
// Shows what stands on the dock once a second and sends every push of a button as one move.

const at = (selector, inside = document) => inside.querySelector(selector);
const post = (path, body) => fetch("/dock/api/" + path, { method: "POST", body }).then(refresh);

function element(tag, properties, ...children) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
}

let seenSlips = -1, seenPapers = -1;

function showSlips(slips) {
  if (slips.length === seenSlips) return;
  seenSlips = slips.length;
  const box = at("#slips");
  box.replaceChildren(...(slips.length ? [] : [element("p", { className: "empty", textContent: "Belum ada slip." })]));
  slips.forEach((payload, index) => box.prepend(element("div", { className: "slip" },
    element("img", { src: `/dock/api/slips/${index}`, alt: `Slip ${index + 1}` }),
    element("button", { textContent: "Tunjukkan", onclick: () => post("show", payload) }))));
}

function showPapers(papers) {
  if (papers.length === seenPapers) return;
  seenPapers = papers.length;
  const box = at("#papers");
  box.replaceChildren(...(papers.length ? [] : [element("p", { className: "empty", textContent: "Belum ada kertas." })]));
  papers.forEach((paper, index) => box.prepend(element("div", { className: "paper" },
    element("a", { href: `/dock/api/papers/${index}`, target: "_blank", textContent: `Lihat kertas ${index + 1}: ${paper.title}` }),
    ...Array.from({ length: paper.sheets }, (_, sheet) => element("div", { className: "moves" },
      element("span", { textContent: `Lembar ${sheet + 1}` }),
      element("button", { textContent: "Tanda tangani, letakkan di kaca", onclick: () => lay(index, sheet + 1, "signed") }),
      element("button", { textContent: "Letakkan tanpa tanda tangan", onclick: () => lay(index, sheet + 1, "unsigned") }))))));
}

async function lay(index, sheet, how) {
  const answer = await fetch(`/dock/api/lay/${index}/${sheet}/${how}`, { method: "POST" });
  at("#paper-problem").textContent = (await answer.json()).problem;
  refresh();
}

function holdSlips(slips) {
  at("#held").hidden = slips.length === 0;
  at("#held ul").append(...slips.map((slip) => element("li", {},
    element("strong", { textContent: slip.label }),
    element("span", { textContent: slip.number }), element("span", { textContent: "NIK " + slip.nik }),
    element("button", { textContent: "Tunjukkan", onclick: () => post("show", slip.slip_code) }))));
}

async function refresh() {
  try {
    const state = await (await fetch("/dock/api/state")).json();
    for (const [kind, sights] of Object.entries(state.devices)) {
      at(`[data-kind=${kind}] .state`).replaceChildren(...sights.map((sight) =>
        element("span", { className: sight.bad ? "bad" : "", textContent: sight.words })));
    }
    showSlips(state.slips);
    showPapers(state.papers);
    at("#lost").hidden = true;
  } catch (error) {
    at("#lost").hidden = false;
  }
}

async function start() {
  const offered = await (await fetch("/dock/api/moves")).json();
  for (const [kind, list] of Object.entries(offered.moves)) {
    at(`[data-kind=${kind}] .moves`).append(...list.map((move) =>
      element("button", { textContent: move.label, onclick: () => post(`move/${kind}/${move.id}`) })));
  }
  for (const list of ["#sample", "#under"]) {
    at(list).append(...offered.samples.map((each) => element("option", { value: each.id, textContent: each.label })));
  }
  holdSlips(offered.held);
  at("#put").onclick = () => post("put/" + at("#sample").value);
  at("#put-under").onclick = () => post("put_under/" + at("#under").value);
  at("#show-under").onclick = () => post("show_under", at("#code-under").value);
  at("#show").onclick = () => post("show", at("#code").value);
  at("#own").onchange = async (event) => {
    const answer = await fetch("/dock/api/upload", { method: "POST", body: event.target.files[0] });
    at("#own-problem").textContent = (await answer.json()).problem;
    refresh();
  };
  await refresh();
  setInterval(refresh, 1000);
}

start();
