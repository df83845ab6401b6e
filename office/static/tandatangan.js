// A signature on the screen, by finger, pen or mouse; what is sent are the points, not a picture.
"use strict";

(function signing() {
  const field = document.querySelector("[data-sign]");
  if (!field) return;
  const kept = document.querySelector("[data-strokes]");
  const onScreen = document.querySelector('[name="cara"][value="layar"]');
  const pen = field.getContext("2d");
  let strokes = kept.value ? kept.value.split(";").map((part) => part.split(" ").map((point) => point.split(",").map(Number))) : [];
  let drawing = false;

  function place(event) {
    const box = field.getBoundingClientRect();
    const bound = (value, most) => Math.max(0, Math.min(most, Math.round(value)));
    return [
      bound((event.clientX - box.left) * field.width / box.width, field.width),
      bound((event.clientY - box.top) * field.height / box.height, field.height),
    ];
  }

  function draw() {
    pen.clearRect(0, 0, field.width, field.height);
    pen.lineWidth = 3;
    pen.lineCap = pen.lineJoin = "round";
    strokes.forEach((stroke) => {
      pen.beginPath();
      stroke.forEach((point, i) => (i ? pen.lineTo(...point) : pen.moveTo(...point)));
      pen.stroke();
    });
    kept.value = strokes.map((stroke) => stroke.map((point) => point.join(",")).join(" ")).join(";");
  }

  field.addEventListener("pointerdown", (event) => {
    drawing = true;
    field.setPointerCapture(event.pointerId);
    onScreen.checked = true;
    strokes.push([place(event)]);
  });
  field.addEventListener("pointermove", (event) => {
    if (!drawing) return;
    strokes[strokes.length - 1].push(place(event));
    draw();
  });
  ["pointerup", "pointercancel"].forEach((end) => field.addEventListener(end, () => { drawing = false; draw(); }));
  document.querySelector("[data-clear]").addEventListener("click", () => { strokes = []; draw(); });
  draw();
})();

// What only a proxy is asked appears with the proof that a proxy shows.
(function proxyOnly() {
  const shown = document.querySelector("[data-shown]");
  if (!shown) return;
  const part = document.querySelector("[data-proxy-only]");
  const follow = () => { part.hidden = !shown.selectedOptions[0].hasAttribute("data-proxy"); };
  shown.addEventListener("change", follow);
  follow();
})();
