// A call from a kiosk rings on every open page until somebody says that they are coming.
"use strict";

(function calls() {
  const board = document.getElementById("panggilan");
  if (!board) return;
  const title = document.title;
  const EVERY_MS = 8000;
  let air = null;
  let ringing = 0;

  // Two tones, made here: no file to fetch. Browsers are silent until somebody has touched the page once.
  function ring() {
    const Air = window.AudioContext || window.webkitAudioContext;
    if (!Air) return;
    air = air || new Air();
    [880, 660].forEach((pitch, place) => {
      const tone = air.createOscillator();
      const volume = air.createGain();
      const at = air.currentTime + place * 0.28;
      tone.frequency.value = pitch;
      volume.gain.setValueAtTime(0.25, at);
      volume.gain.exponentialRampToValueAtTime(0.001, at + 0.26);
      tone.connect(volume).connect(air.destination);
      tone.start(at);
      tone.stop(at + 0.27);
    });
    board.dataset.rung = String(Number(board.dataset.rung || 0) + 1);
  }

  function look() {
    const waiting = board.querySelectorAll("[data-rings]").length;
    document.title = waiting ? "(" + waiting + ") Panggilan · " + title : title;
    if (waiting && !ringing) {
      ring();
      ringing = window.setInterval(ring, EVERY_MS);
    }
    if (!waiting && ringing) {
      window.clearInterval(ringing);
      ringing = 0;
    }
  }

  board.addEventListener("htmx:afterSwap", look);
  document.addEventListener("pointerdown", () => { if (air) air.resume(); });
})();
