// The waiting room's screen: a short sound when a new number is called, where the browser allows sound.
"use strict";

(function () {
  const newest = () => Number(document.querySelector("[data-newest]").dataset.newest);
  let heard = newest();

  function ring() {
    const context = new AudioContext();
    [660, 880].forEach((pitch, place) => {
      const tone = context.createOscillator();
      const volume = context.createGain();
      tone.frequency.value = pitch;
      volume.gain.value = 0.2;
      tone.connect(volume).connect(context.destination);
      tone.start(context.currentTime + place * 0.35);
      tone.stop(context.currentTime + place * 0.35 + 0.3);
    });
  }

  document.body.addEventListener("htmx:afterSwap", () => {
    if (newest() > heard) ring();
    heard = newest();
  });
})();
