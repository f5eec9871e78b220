// Shows how many online orders a shop may still take, on any page: four elements and a hook, no library.
// On pages of another origin give the token that was made for it: <online-orders-counter token="souk_embed_…">.
const home = new URL(import.meta.url).origin;
const EVERY = 60_000;

const query = (fields) => new URLSearchParams(Object.entries(fields).filter(([, value]) => value)).toString();

/** The limit as data: { limitInfo, loading, error, checkLimit, refreshLimit }, and `subscribe` for changes. */
export function useOnlineOrdersLimit({ token, lang } = {}) {
  const state = { limitInfo: null, loading: true, error: null };
  const listeners = new Set();
  const set = (change) => {
    Object.assign(state, change);
    for (const listener of listeners) listener({ ...state });
  };
  const load = async (cache) => {
    set({ loading: true });
    try {
      const answer = await fetch(`${home}/embed/online-orders-limit?${query({ token, lang })}`, {
        cache, credentials: token ? "omit" : "same-origin",
      });
      if (!answer.ok) throw new Error(`${answer.status}`);
      set({ limitInfo: (await answer.json()).limitInfo, loading: false, error: null });
    } catch (error) {
      set({ loading: false, error: error.message });
    }
    return state.limitInfo;
  };
  load("no-cache");
  return {
    get limitInfo() { return state.limitInfo; },
    get loading() { return state.loading; },
    get error() { return state.error; },
    checkLimit: () => load("no-cache"),
    refreshLimit: () => load("reload"),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

class Face extends HTMLElement {
  static observedAttributes = ["variant", "lang", "token", "shop"];
  connectedCallback() {
    if (!this.shadowRoot) this.attachShadow({ mode: "open" }).innerHTML = "<slot></slot>";
    this.load();
    this.timer = setInterval(() => this.load(), EVERY);
  }
  disconnectedCallback() { clearInterval(this.timer); }
  attributeChangedCallback() { if (this.isConnected) this.load(); }
  async load() {
    const fields = Object.fromEntries(Face.observedAttributes.map((name) => [name, this.getAttribute(name)]));
    fields.lang ||= document.documentElement.lang;
    try {
      const answer = await fetch(`${home}/fragments/${this.constructor.face}?${query(fields)}`, {
        credentials: fields.token ? "omit" : "same-origin",
      });
      if (answer.ok) this.show(await answer.text());
    } catch { /* What stands there stays: a counter that cannot be had hides nothing. */ }
  }
  show(html) { this.shadowRoot.innerHTML = html.trim() ? html : "<slot></slot>"; }
}

class Card extends Face { static face = "OnlineOrdersLimitCard"; }
class Counter extends Face { static face = "OnlineOrdersCounter"; }
class Blocker extends Face { static face = "OrderLimitBlocker"; }
class Notices extends Face {
  static face = "OrdersLimitNotifications";
  show(html) {
    super.show(html);
    for (const button of this.shadowRoot.querySelectorAll("[data-seen]")) {
      const key = `souk-limit-${button.dataset.seen}`;
      const notice = button.closest(".limit-notice");
      notice.hidden = localStorage.getItem(key) === "1";
      button.addEventListener("click", () => { localStorage.setItem(key, "1"); notice.hidden = true; });
    }
  }
}

for (const [name, face] of [
  ["online-orders-limit-card", Card],
  ["online-orders-counter", Counter],
  ["orders-limit-notifications", Notices],
  ["order-limit-blocker", Blocker],
]) if (!customElements.get(name)) customElements.define(name, face);
