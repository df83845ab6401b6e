// Opening the prepared WhatsApp message is kept beside the request. The link works without this script, too.
"use strict";

document.querySelectorAll("form[data-told] a").forEach((link) =>
  link.addEventListener("click", () => {
    const form = link.closest("form");
    fetch(form.action, { method: "POST", body: new URLSearchParams(new FormData(form)), keepalive: true });
  }),
);
