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

// Who is neither the applicant nor named in the filing is asked for name and NIK.
(function othersOnly() {
  const other = document.querySelector("[data-other]");
  if (!other) return;
  const part = document.querySelector("[data-other-only]");
  const follow = () => { part.hidden = !other.checked; };
  document.querySelectorAll('[name="siapa"]').forEach((each) => each.addEventListener("change", follow));
  follow();
})();
