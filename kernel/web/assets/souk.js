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
    if (form.dataset.sent) return event.preventDefault();
    form.dataset.sent = "1";
    event.submitter?.setAttribute("aria-busy", "true");
  });
  addEventListener("pageshow", () => {
    for (const form of page.querySelectorAll("form[data-sent]")) delete form.dataset.sent;
    for (const button of page.querySelectorAll("[aria-busy]")) button.removeAttribute("aria-busy");
  });

  // "/" goes to the search box, "g" and a letter to a page of the navigation, Escape closes a menu.
  let before = "";
  page.addEventListener("keydown", (event) => {
    if (event.key === "Escape") return close();
    const typing = event.target.closest?.("input, select, textarea, [contenteditable]");
    if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "/") {
      const box = [...page.querySelectorAll("[data-search], [type=search]")].find((box) => box.offsetParent);
      if (box) { event.preventDefault(); box.focus(); box.select(); }
    } else if (before === "g") {
      one(`[data-key="${CSS.escape(event.key.toLowerCase())}"]`)?.click();
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
