// Finished documents: files dropped anywhere on the box are chosen as if by hand.
"use strict";

(function dropping() {
  const box = document.querySelector("[data-drop]");
  if (!box) return;
  const field = box.querySelector('input[type="file"]');
  const said = box.querySelector("[data-chosen]");

  function tell() {
    const count = field.files.length;
    said.textContent = count ? count + " berkas dipilih." : "";
  }

  box.addEventListener("dragover", (event) => { event.preventDefault(); box.classList.add("over"); });
  box.addEventListener("dragleave", () => box.classList.remove("over"));
  box.addEventListener("drop", (event) => {
    event.preventDefault();
    box.classList.remove("over");
    field.files = event.dataTransfer.files;
    tell();
  });
  field.addEventListener("change", tell);
})();
