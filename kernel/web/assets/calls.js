// Whoever calls needs two keys: a number says what came of it, Enter saves and goes on.
(() => {
  "use strict";
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest?.("input:not([type=radio]), select, textarea");
    if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
    // Digits of every keyboard; a number pad says "Numpad1".
    const digit = /^(?:Digit|Numpad)(\d)$/.exec(event.code)?.[1];
    const outcome = digit && document.querySelector(`[data-digit="${digit}"]`);
    if (!outcome) return;
    event.preventDefault();
    outcome.checked = true;
    outcome.focus();
  });
})();
