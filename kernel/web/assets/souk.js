// What pages gain from a script; every page works without it.
(() => {
  "use strict";
  const page = document;
  page.documentElement.classList.add("js");
  const one = (selector, root = page) => root.querySelector(selector);

  // A form is sent once; coming back by the back button makes it sendable again.
  page.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.method !== "post") return;
    if ("looks" in form.dataset && event.submitter?.formNoValidate) {
      event.preventDefault();
      return look(form, event.submitter);
    }
    if (form.dataset.sent) return event.preventDefault();
    form.dataset.sent = "1";
    event.submitter?.setAttribute("aria-busy", "true");
  });
  addEventListener("pageshow", () => {
    for (const form of page.querySelectorAll("form[data-sent]")) delete form.dataset.sent;
    for (const button of page.querySelectorAll("[aria-busy]")) button.removeAttribute("aria-busy");
  });

  // "/" goes to the search box, "g" and a letter to a page of the navigation, Escape closes a menu; a letter opens
  // a link or goes to a button that names it, "j" and "k" go through rows, Ctrl and Enter send the form.
  const rows = (step) => {
    const links = [...page.querySelectorAll(".table tbody th a")];
    links[Math.max(0, Math.min(links.length - 1, links.indexOf(page.activeElement) + step))]?.focus();
  };
  let before = "";
  page.addEventListener("keydown", (event) => {
    if (event.key === "Escape") return close();
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      return one("[data-send]", event.target.form ?? page)?.click();
    }
    const typing = event.target.closest?.("input, select, textarea, [contenteditable]");
    if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "/") {
      const box = [...page.querySelectorAll("[data-search], [type=search]")].find((box) => box.offsetParent);
      if (box) { event.preventDefault(); box.focus(); box.select(); }
    } else if (before === "g") {
      one(`[data-key="${CSS.escape(event.key.toLowerCase())}"]`)?.click();
    } else if (event.key === "j" || event.key === "k") {
      rows(event.key === "j" ? 1 : -1);
    } else if (event.key.length === 1) {
      const named = one(`[data-press="${CSS.escape(event.key.toLowerCase())}"]`);
      if (named?.href) named.click(); else if (named) one("button", named)?.focus();
    }
    before = before === "g" ? "" : event.key.toLowerCase();
  });

  const close = (but) => {
    for (const menu of page.querySelectorAll("details.menu[open]")) if (menu !== but) menu.open = false;
  };
  page.addEventListener("click", (event) => close(event.target.closest?.("details.menu")));

  // Puts a fragment of the server in the place of an element; a failure leaves the page as it was.
  const put = async (address, place) => {
    try {
      const answer = await fetch(address, { headers: { accept: "text/html" }, credentials: "same-origin" });
      if (!answer.ok || answer.redirected) return false;
      const box = page.createElement("template");
      box.innerHTML = await answer.text();
      place.replaceWith(box.content);
      return true;
    } catch { return false; }
  };

  // A form that looks again while it is filled in: the server answers the whole page, and its parts take the places
  // of those that stand here, but for the one in which somebody writes.
  let turn = 0;
  const look = async (form, by) => {
    const mine = ++turn;
    const body = new URLSearchParams(new FormData(form));
    body.append(by?.name ?? "live", by?.value ?? "true");
    try {
      const answer = await fetch(form.action, { method: "POST", body, headers: { accept: "text/html" }, credentials: "same-origin" });
      const text = await answer.text();
      if (mine !== turn || !answer.ok) return;
      if (answer.redirected) return location.assign(answer.url);
      const now = new DOMParser().parseFromString(text, "text/html");
      const at = page.activeElement;
      for (const part of form.querySelectorAll("[data-part]")) {
        const fresh = now.getElementById(part.id);
        if (fresh && (by || !part.contains(at) || !at.value)) part.replaceWith(fresh);
      }
      if (!at.isConnected) (by ? one("[data-next]", form) : page.getElementById(at.id))?.focus();
    } catch { /* The page stays as it was; its buttons still work. */ }
  };
  let typing = 0;
  page.addEventListener("input", (event) => {
    if (!("typing" in event.target.dataset)) return;
    clearTimeout(typing);
    typing = setTimeout(look, 250, event.target.form);
  });
  page.addEventListener("change", (event) => {
    const form = event.target.form;
    if (form && "looks" in form.dataset && !("typing" in event.target.dataset)) look(form);
  });

  // One list decides another: the province its municipalities.
  page.addEventListener("change", async (event) => {
    const field = event.target;
    const all = field.dataset?.all;
    if (all) for (const box of page.querySelectorAll(`[name="${all}"]`)) box.checked = field.checked;
    const place = field.dataset?.refresh && page.getElementById(field.dataset.into);
    if (!place) return;
    const address = new URL(field.dataset.refresh, location);
    address.searchParams.set(field.name, field.value);
    place.setAttribute("aria-busy", "true");
    if (!(await put(address, place))) one(`[name=_refresh][value="${field.name}"]`)?.click();
  });

  // A live part looks again when the server says that something came in.
  for (const part of page.querySelectorAll("[data-live]")) {
    const { live, fragment } = part.dataset;
    let waiting = 0;
    new EventSource(live).onmessage = () => {
      clearTimeout(waiting);
      waiting = setTimeout(() => {
        const now = page.querySelector(`[data-live="${CSS.escape(live)}"]`);
        if (now && !now.contains(page.activeElement)) put(fragment, now);
      }, 300);
    };
  }

  // A part that moves by itself is looked at again until it has come to its end.
  const again = () => {
    const part = one("[data-again]");
    if (!part) return;
    setTimeout(async () => {
      await put(part.dataset.again, part);
      if (one("[data-again]")) again(); else location.reload();
    }, 2000);
  };
  again();

  one("[data-focus]")?.focus();
})();
