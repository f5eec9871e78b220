// Members' pages beside souk.js: forms that look again while they are filled in, and keys.
(() => {
  "use strict";
  const page = document;
  const one = (selector, root = page) => root.querySelector(selector);

  // Parts of the answered page take the places of those here, but for one that was written in.
  // Whole looks are counted: what takes the place of one is whole too.
  let turn = 0, whole = 0;
  const look = async (form, by, part) => {
    const mine = ++turn;
    const all = !part || whole > 0;
    whole += all;
    const body = new URLSearchParams(new FormData(form));
    body.append(by?.name ?? "live", by?.value ?? (all || part));
    try {
      const answer = await fetch(form.action, { method: "POST", body, headers: { accept: "text/html" } });
      const text = await answer.text();
      if (mine !== turn || !answer.ok) return;
      if (answer.redirected) return location.assign(answer.url);
      const now = new DOMParser().parseFromString(text, "text/html");
      const at = page.activeElement;
      for (const part of form.querySelectorAll("[data-part]")) {
        const fresh = now.getElementById(part.id);
        if (fresh && (by || !part.contains(at) || !at.value || at.value === at.defaultValue)) part.replaceWith(fresh);
      }
      if (!at.isConnected) (by ? one("[data-next]", form) : page.getElementById(at.id))?.focus();
    } catch { /* The page stays; its buttons still work. */ } finally {
      whole -= all;
    }
  };
  const looks = (form) => form && "looks" in form.dataset;
  // Before the listener that sends a form once: looking again sends nothing.
  page.addEventListener("submit", (event) => {
    if (!looks(event.target) || !event.submitter?.formNoValidate) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    look(event.target, event.submitter);
  }, true);
  let typing;
  page.addEventListener("input", (event) => {
    if (!("typing" in event.target.dataset)) return;
    clearTimeout(typing);
    typing = setTimeout(look, 250, event.target.form, null, event.target.name);
  });
  page.addEventListener("change", (event) => {
    if (looks(event.target.form) && !("typing" in event.target.dataset)) look(event.target.form);
  });

  // A letter opens the link or goes to the button that names it, "j" and "k" go through rows, Ctrl and Enter send.
  let before = "";
  page.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      return one("[data-send]", event.target.form ?? page)?.click();
    }
    if (event.target.closest?.("input,select,textarea") || event.ctrlKey || event.metaKey || event.altKey) return;
    const key = event.key.toLowerCase();
    const named = before !== "g" && key.length === 1 && one(`[data-press="${CSS.escape(key)}"]`);
    before = before === "g" ? "" : key;
    if (named) return named.href ? named.click() : one("button", named)?.focus();
    if (key !== "j" && key !== "k") return;
    const links = [...page.querySelectorAll(".table tbody th a")];
    const next = links.indexOf(page.activeElement) + (key === "j" ? 1 : -1);
    links[Math.max(0, Math.min(links.length - 1, next))]?.focus();
  });
})();
