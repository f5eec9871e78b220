// A checkout that is left is told of where its box is ticked; one that was sent needs nobody's call.
(() => {
  "use strict";
  const box = document.querySelector("[data-keep]");
  if (!box) return;
  let told = false;
  const tell = () => {
    if (box.form.dataset.sent || !(box.checked || told)) return;
    told = true;
    navigator.sendBeacon(box.dataset.keep, new URLSearchParams(new FormData(box.form)));
  };
  box.addEventListener("change", tell);
  addEventListener("pagehide", tell);
})();
