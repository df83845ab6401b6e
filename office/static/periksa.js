// Checking a request by keys. Every verdict is sent the moment it is given; the next request takes the place of this
// one without a new page, with pictures that were fetched while this one was read.
"use strict";

(function review() {
  const AWAKE_MS = 60_000; // how often the office hears that somebody is still reading
  let desk = null;
  let ahead = []; // pictures of the next request; held so that the browser keeps them
  let sending = Promise.resolve();
  let unsent = []; // verdicts that wait for the one before them
  let lastSign = 0;

  function start() {
    const root = document.querySelector("[data-review]");
    if (!root) return;
    const stops = Array.from(root.querySelectorAll("[data-stop]"));
    desk = {
      root, stops, stop: 0, item: 0, said: [],
      viewer: root.querySelector("[data-viewer]"),
      image: root.querySelector("[data-image]"),
      mine: root.dataset.mine === "1",
      seen: new Set(),
    };
    if (desk.viewer) desk.viewer.addEventListener("lembar", (event) => enter(event.detail, true));
    if (desk.image) desk.image.addEventListener("load", looked);
    root.querySelectorAll("[data-crop]").forEach(crop);
    root.addEventListener("click", clicked);
    root.querySelector("[data-why]").addEventListener("close", letGo);
    root.querySelectorAll("form").forEach((form) => form.addEventListener("submit", submitted));
    const open = stops.findIndex((stop) => items(stop).some(undecided));
    enter(open < 0 ? 0 : open);
    looked();
    fetchAhead(desk);
  }

  // The picture that the viewer shows now has been on the screen.
  function looked() {
    if (desk.image && desk.image.complete && desk.image.naturalWidth) desk.seen.add(new URL(desk.image.src).pathname);
    mark();
  }

  // First this request's own pictures, then those of the one that comes next.
  async function fetchAhead(mine) {
    const own = Array.from(mine.root.querySelectorAll("[data-viewer] [data-paper]")).map((each) => each.href);
    mine.ahead = await pictures(own);
    const answer = await fetch(mine.root.dataset.at + "/berikutnya").catch(() => null);
    const addresses = answer && answer.ok && !answer.redirected ? await answer.json() : [];
    if (mine === desk) ahead = await pictures(addresses);
  }

  function pictures(addresses) {
    return Promise.all(addresses.map((address) => new Promise((done) => {
      const image = new Image();
      image.onload = image.onerror = () => done(image);
      image.src = address;
    })));
  }

  // ----- where we are

  const items = (stop) => Array.from(stop.querySelectorAll("[data-item]"));
  const undecided = (item) => !item.dataset.verdict;
  const current = () => items(desk.stops[desk.stop])[desk.item];

  function enter(number, shown) {
    desk.stop = Math.max(0, Math.min(number, desk.stops.length - 1));
    desk.stops.forEach((stop, i) => { stop.hidden = i !== desk.stop; });
    const stop = desk.stops[desk.stop];
    const open = items(stop).findIndex(undecided);
    focus(open < 0 ? 0 : open);
    if (!shown && desk.viewer && stop.dataset.paper) {
      desk.viewer.dispatchEvent(new CustomEvent("pindah", { detail: Number(stop.dataset.paper) }));
      looked();
    }
    tally();
  }

  function focus(number) {
    const here = items(desk.stops[desk.stop]);
    desk.item = Math.max(0, Math.min(number, here.length - 1));
    here.forEach((item, i) => item.toggleAttribute("data-here", i === desk.item));
    if (here[desk.item]) here[desk.item].scrollIntoView({ block: "nearest" });
    mark();
  }

  // A frame on the page around the place where the answer stands.
  function mark() {
    const sheet = desk.root.querySelector("[data-sheet]");
    if (!sheet) return;
    let frame = sheet.querySelector("[data-frame]");
    if (!frame) {
      frame = document.createElement("i");
      frame.dataset.frame = "";
      sheet.append(frame);
    }
    const item = current();
    const place = item && item.querySelector("[data-crop]:not([hidden])");
    const turned = !/rotate\(0deg\)/.test(desk.image.style.transform);
    frame.hidden = !place || turned;
    if (frame.hidden) return;
    const [left, top, width, height] = place.dataset.crop.split(",").map(Number);
    Object.assign(frame.style, { left: left + "%", top: top + "%", width: width + "%", height: height + "%" });
  }

  // The part of the page in which the answer stands, as large as the column is wide.
  function crop(box) {
    const [left, top, width, height] = box.dataset.crop.split(",").map(Number);
    const image = new Image();
    image.alt = box.dataset.alt;
    image.addEventListener("load", () => {
      const lying = image.naturalWidth > image.naturalHeight;
      box.hidden = !lying; // both papers lie on their long side; of another shape the whole page is looked at
      if (!lying) return;
      box.style.aspectRatio = String((width * image.naturalWidth) / (height * image.naturalHeight));
      image.style.width = 10_000 / width + "%";
      image.style.transform = `translate(${-left}%, ${-top}%)`;
      mark();
    });
    image.src = box.dataset.src;
    box.append(image);
  }

  // ----- verdicts

  function say(chosen, verdict, reason, note) {
    if (!desk.mine || !chosen.length) return;
    desk.said.push(chosen.map((item) => item.dataset.item));
    chosen.forEach((item) => paint(item, verdict, reason ? reason.words : "", note));
    send(chosen, verdict, reason ? reason.code : "", note || "");
    onward();
  }

  function takeBack() {
    const last = desk.said.pop() || (current() && current().dataset.verdict ? [current().dataset.item] : []);
    const chosen = last.map((id) => desk.root.querySelector(`[data-item="${id}"]`));
    if (!desk.mine || !chosen.length) return;
    chosen.forEach((item) => paint(item, "", "", ""));
    send(chosen, "batal", "", "");
    enter(desk.stops.findIndex((stop) => stop.contains(chosen[0])));
  }

  function paint(item, verdict, words, note) {
    item.dataset.verdict = verdict;
    const said = item.querySelector("[data-said]");
    said.textContent = verdict === "baik" ? "Baik" : verdict ? [words, note].filter(Boolean).join(". ") : "";
  }

  // Not before the page was on the screen: nobody says yes to what they have not seen.
  function acceptPage() {
    const stop = desk.stops[desk.stop];
    const open = items(stop).filter(undecided);
    if (!desk.mine || !open.length) { finish(); return; }
    if (pageIsThere(stop)) say(open, "baik");
  }

  function acceptItem() {
    const item = current();
    if (item && pageIsThere(desk.stops[desk.stop])) say([item], "baik");
  }

  function pageIsThere(stop) {
    const there = !stop.dataset.paper || desk.seen.has(stop.dataset.src);
    tell(there ? "" : "Tunggu sampai lembarnya tampil, lalu tekan lagi.");
    return there;
  }

  function onward() {
    const here = items(desk.stops[desk.stop]);
    const next = here.findIndex((item, i) => i > desk.item && undecided(item));
    if (next >= 0) { focus(next); tally(); return; }
    if (here.some(undecided)) { focus(here.findIndex(undecided)); tally(); return; }
    const order = desk.stops.map((_, i) => (desk.stop + 1 + i) % desk.stops.length);
    const stop = order.find((i) => items(desk.stops[i]).some(undecided));
    if (stop === undefined) tally(); else enter(stop);
  }

  function tally() {
    const all = desk.stops.flatMap(items);
    const open = all.filter(undecided).length;
    const back = all.filter((item) => item.dataset.verdict === "kembali").length;
    const counter = desk.root.querySelector("[data-count]");
    if (counter) counter.textContent = `${all.length - open} dari ${all.length} butir diperiksa`;
    desk.root.querySelectorAll("[data-end]").forEach((form) => {
      const fits = form.dataset.end === "kembalikan" ? back > 0 : back === 0;
      form.hidden = !fits;
      form.querySelector("button").disabled = open > 0;
    });
    desk.stops.forEach((stop, i) => {
      const link = desk.root.querySelectorAll("[data-paper-link], [data-paper]")[i];
      if (link && stop.dataset.paper) link.toggleAttribute("data-done", !items(stop).some(undecided));
    });
  }

  // ----- to the office, one after the other, also while the page is being left

  function send(chosen, verdict, reason, note) {
    const body = form({ putusan: verdict, alasan: reason, catatan: note });
    chosen.forEach((item) => body.append("butir", item.dataset.item));
    const path = desk.root.dataset.at + "/butir";
    const mine = desk;
    const letter = { path, body };
    unsent.push(letter);
    lastSign = Date.now();
    sending = sending
      .then(() => { unsent.splice(unsent.indexOf(letter), 1); return fetch(path, { method: "POST", body, keepalive: true }); })
      .then(async (answer) => { if (!answer.ok || answer.redirected) lost(mine, chosen, answer.redirected ? "" : await answer.text()); })
      .catch(() => lost(mine, chosen, ""));
  }

  function lost(where, chosen, sentence) {
    if (where !== desk) return;
    chosen.forEach((item) => paint(item, "", "", ""));
    tell(sentence && sentence.length < 400 ? sentence : "Penilaian terakhir belum tersimpan. Periksa sambungan ke kantor, lalu ulangi.");
    tally();
  }

  function form(fields) {
    const body = new URLSearchParams(fields);
    body.append("_csrf_token", desk.root.querySelector('[name="_csrf_token"]').value);
    return body;
  }

  function tell(sentence) {
    const place = desk.root.querySelector("[data-tell]");
    place.textContent = sentence;
    place.hidden = !sentence;
  }

  function awake() {
    if (!desk || !desk.mine || Date.now() - lastSign < AWAKE_MS) return;
    lastSign = Date.now();
    fetch(desk.root.dataset.at + "/masih", { method: "POST", body: form({}) }).catch(() => {});
  }

  // ----- the end, and the next request

  function finish() {
    const end = desk.root.querySelector("[data-end]:not([hidden]), [data-begin]");
    if (end && !end.querySelector("button").disabled) end.requestSubmit();
  }

  function submitted(event) {
    if (!event.target.matches("[data-end], [data-begin]")) return;
    event.preventDefault();
    const end = event.target;
    const button = end.querySelector("button");
    if (button.disabled) return;
    button.disabled = true;
    const body = new URLSearchParams(new FormData(end));
    sending = sending
      .then(() => fetch(end.action, { method: "POST", body, headers: { "Anjungan-Langsung": "1" } }))
      .then(async (answer) => show(answer.headers.get("Anjungan-Alamat") || answer.url, await answer.text()))
      .catch(() => { button.disabled = false; tell("Kantor tidak menjawab. Tidak ada yang hilang: coba sekali lagi."); });
  }

  function show(url, text) {
    const page = new DOMParser().parseFromString(text, "text/html");
    const main = page.querySelector("main");
    if (!main || !main.querySelector("[data-review]")) { location.assign(url); return; }
    const dialog = document.querySelector("dialog[open]");
    if (dialog) dialog.close();
    document.querySelector("main").replaceWith(document.adoptNode(main));
    document.title = page.title;
    history.replaceState(null, "", new URL(url, location.href).pathname.replace(/\/(selesai|butir)$/, ""));
    if (window.htmx) window.htmx.process(main);
    startViewer();
    start();
    window.scrollTo(0, 0);
  }

  // ----- why something goes back

  const dialog = () => desk.root.querySelector("[data-why]");

  function ask() {
    if (!desk.mine || !current()) return;
    const box = dialog();
    box.querySelector("[data-what]").textContent = current().dataset.name;
    box.querySelector("textarea").value = "";
    choose(null);
    box.showModal();
    box.querySelector("[data-reason]").focus();
  }

  function choose(button) {
    dialog().querySelectorAll("[data-reason]").forEach((each) => each.setAttribute("aria-pressed", String(each === button)));
    dialog().querySelector("[data-send-back]").disabled = !button;
    if (button) dialog().querySelector("textarea").focus();
  }

  function sendBack() {
    const box = dialog();
    const reason = box.querySelector('[data-reason][aria-pressed="true"]');
    if (!reason) return;
    const note = box.querySelector("textarea").value.trim();
    box.close();
    say([current()], "kembali", { code: reason.dataset.reason, words: reason.dataset.words }, note);
  }

  // ----- hands

  // Keys mean the page again, and not the button that was pressed last.
  function letGo() {
    if (document.activeElement) document.activeElement.blur();
  }

  function clicked(event) {
    const deed = event.target.closest("[data-deed]");
    const item = event.target.closest("[data-item]");
    if (item) focus(items(desk.stops[desk.stop]).indexOf(item));
    if (deed) deeds[deed.dataset.deed]();
    if (event.target.closest("[data-reason]")) choose(event.target.closest("[data-reason]"));
    if (event.target.closest("[data-send-back]")) sendBack();
    if (event.detail && event.target.closest("button, [data-paper]") && !event.target.closest("dialog")) letGo();
  }

  const deeds = {
    good: acceptItem,
    page: acceptPage,
    bad: ask,
    undo: takeBack,
    up: () => focus(desk.item - 1),
    down: () => focus(desk.item + 1),
  };
  const keys = { " ": "good", Enter: "page", k: "bad", K: "bad", Backspace: "undo", ArrowUp: "up", ArrowDown: "down" };

  document.addEventListener("keydown", (event) => {
    awake();
    if (!desk || !desk.root.isConnected || event.ctrlKey || event.metaKey || event.altKey) return;
    const box = dialog();
    if (box && box.open) { keyOfDialog(event, box); return; }
    const target = event.target;
    if (target.closest("input, select, textarea, summary")) return;
    if (target.closest("a, button") && (event.key === "Enter" || event.key === " ")) return;
    const deed = deeds[keys[event.key]];
    if (deed) { event.preventDefault(); deed(); }
  });

  function keyOfDialog(event, box) {
    const writing = event.target.matches("textarea");
    const button = !writing && /^[1-9]$/.test(event.key) ? box.querySelectorAll("[data-reason]")[Number(event.key) - 1] : null;
    if (button) { event.preventDefault(); choose(button); }
    if (writing && event.key === "Enter" && !event.shiftKey) { event.preventDefault(); sendBack(); }
  }

  document.addEventListener("pointerdown", awake);
  window.addEventListener("pagehide", () => unsent.forEach((letter) => navigator.sendBeacon(letter.path, letter.body)));
  window.addEventListener("popstate", () => location.reload());
  start();
})();
