// Whether everybody reaches what is on the page that is open: keyboard, fingers, and those who hear it. Arguments: the
// width it was opened at. Answers a list of "rule: what".
const [width] = arguments;
const wrong = [];
const name = (element) => {
  const id = element.id ? `#${element.id}` : "";
  const text = (element.textContent || "").trim().replace(/\s+/g, " ").slice(0, 40);
  return `<${element.localName}${id}> ${text}`.trim();
};
const say = (rule, element, more = "") => wrong.push(`${rule}: ${element ? name(element) : ""} ${more}`.trim());
const all = (selector) => [...document.querySelectorAll(selector)];
const byId = (ids) => (ids || "").split(/\s+/).filter(Boolean).map((id) => document.getElementById(id));
const shown = (element) => element.checkVisibility({ visibilityProperty: true }) && element.getClientRects().length > 0;
const rtl = getComputedStyle(document.body).direction === "rtl";

// What takes the focus says what it is.
for (const element of all("[tabindex]"))
  if (element.tabIndex >= 0 && !element.hasAttribute("role") && !element.matches("a[href], button, input, select, textarea, summary, iframe, main, nav, section"))
    say("roleless", element);
for (const element of all("[contenteditable]:not([role])")) say("roleless", element, "is written into");

// One main part, and everything that is read stands inside a part that can be jumped to.
const mains = all("main, [role=main]");
if (mains.length !== 1) say("landmark", null, `${mains.length} main parts`);
const parts = "main, header, footer, nav, aside, [role=banner], [role=contentinfo], [role=navigation], [role=search], [role=dialog], .skip, script, template, noscript, style";
for (const child of document.body.children)
  if (!child.matches(parts) && !child.querySelector(parts) && shown(child) && child.textContent.trim()) say("landmark", child, "outside every part");
for (const kind of ["nav, [role=navigation]", "aside"]) {
  const names = all(kind).filter(shown).map((part) => part.getAttribute("aria-label") || byId(part.getAttribute("aria-labelledby")).map((it) => it && it.textContent).join(" "));
  const twice = names.find((one, place) => names.indexOf(one) !== place);
  if (twice !== undefined) say("landmark", null, `two parts are called ${twice || "nothing"}`);
}

// Headings go down one rank at a time.
let rank = 1;
for (const heading of all("h1, h2, h3, h4, h5, h6").filter(shown)) {
  const own = Number(heading.localName[1]);
  if (own > rank + 1) say("rank", heading, `${own} after ${rank}`);
  rank = own;
}

// What takes the focus is seen by everybody, and nobody is hidden from who listens.
const focusable = "a[href], button:not([disabled]), input:not([type=hidden]):not([disabled]), select:not([disabled]), textarea:not([disabled]), summary, iframe, [tabindex]";
const reached = all(focusable).filter((element) => element.tabIndex >= 0 && shown(element) && !element.closest("[inert]"));
for (const element of reached) {
  if (element.closest("[aria-hidden=true]")) say("hidden", element, "takes the focus and is hidden from who listens");
  const { opacity, clipPath } = getComputedStyle(element);
  const box = element.getBoundingClientRect();
  const tick = ["checkbox", "radio", "file"].includes(element.type);
  if (!tick && !element.matches(".skip") && (opacity === "0" || box.width <= 1 || box.height <= 1 || clipPath === "inset(50%)")) say("hidden", element, "takes the focus and is not seen");
  if (element.tabIndex > 0) say("order", element, `tabindex ${element.tabIndex}`);
}

// The focus goes as one reads: what comes next stands below, or beside in the direction of reading. Parts that stick to an
// edge, and columns side by side, are read on their own.
const fixed = (element) => {
  for (let it = element; it; it = it.parentElement) if (["fixed", "sticky"].includes(getComputedStyle(it).position)) return true;
  return false;
};
// The smallest thing that holds both, and how it lays out what is in it.
for (let at = 1; at < reached.length; at++) {
  const [one, next] = [reached[at - 1], reached[at]];
  // Places of a map lie where they lie; they are named in the order of the list beside it.
  if (one.closest("svg") && one.closest("svg") === next.closest("svg")) continue;
  if (fixed(one) || fixed(next) || one.contains(next)) continue;
  let holder = one.parentElement;
  while (holder && !holder.contains(next)) holder = holder.parentElement;
  if (!holder || holder.localName === "body" || holder.localName === "html") continue;
  const child = (element) => { let it = element; while (it.parentElement !== holder) it = it.parentElement; return it; };
  const [a, b] = [child(one), child(next)].map((element) => element.getBoundingClientRect());
  if (a.width < 2 || b.width < 2) continue;
  const above = b.bottom <= a.top + 1;
  const sameLine = b.top < a.bottom - 1 && a.top < b.bottom - 1;
  const before = sameLine && (rtl ? b.left >= a.right - 1 : b.right <= a.left + 1);
  const { flexDirection, direction } = getComputedStyle(holder);
  const turned = (direction === "rtl") !== rtl;
  if ((above && !sameLine && !(b.left >= a.right - 1 || b.right <= a.left + 1)) || (before && !turned) || flexDirection.endsWith("reverse"))
    say("order", next, `comes after ${name(one)}`);
}

// A pointer needs 24 pixels, a link in a sentence the height of its line.
if (width >= 500) {
  const touched = "button, select, textarea, summary, input:not([type=hidden]), .button, nav a, [role=tab]";
  for (const control of all(touched).filter((element) => shown(element) && !element.closest(".unseen, .skip"))) {
    const tick = ["checkbox", "radio"].includes(control.type);
    const { width: wide, height: high } = ((tick && control.closest("label")) || control).getBoundingClientRect();
    if (high < 23.5 || wide < 23.5) say("target", control, `${Math.round(wide)} × ${Math.round(high)} px`);
  }
} else {
  const touched = "button, select, textarea, summary, .button, nav a, header a, footer a";
  for (const control of all(touched).filter((element) => shown(element) && !element.closest(".unseen, .skip"))) {
    const wide = control.getBoundingClientRect().width;
    if (wide < 43.5) say("target", control, `${Math.round(wide)} px wide`);
  }
}

// What is wrong with a field is read with the field.
for (const error of all(".field .error, .field [id$='-error']").filter(shown)) {
  const field = error.closest(".field");
  const inputs = [...field.querySelectorAll("input:not([type=hidden]), select, textarea"), ...(field.matches("fieldset") ? [field] : [])];
  if (!inputs.some((input) => byId(input.getAttribute("aria-describedby")).some((it) => it && (it.contains(error) || error.contains(it))))) say("error", error, "belongs to no field");
}
for (const field of all("[aria-invalid=true]"))
  if (!byId(field.getAttribute("aria-describedby")).some((it) => it && it.textContent.trim()) && !byId((field.closest("fieldset") || field).getAttribute("aria-describedby")).some((it) => it && it.textContent.trim())) say("error", field, "is wrong and nobody hears why");

// Whoever listens hears what happened, and what a script puts in later.
for (const notice of all(".notice.danger, .notice.success, .notice.warning").filter(shown))
  if (!notice.closest("[role=alert], [role=status], [role=note], [aria-live]") ) say("live", notice, "is told to nobody");
for (const source of all("[data-into]")) {
  const target = document.getElementById(source.dataset.into);
  if (target && !target.closest("[role=status], [role=alert], [aria-live]") && !target.querySelector("[role=status], [aria-live], input, select, button")) say("live", target, "changes and is told to nobody");
}
return wrong;
