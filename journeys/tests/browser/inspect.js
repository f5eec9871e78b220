// What is wrong with the page that is open. Arguments: its language, the width it was opened at, all ids of texts.
// Answers a list of "rule: what".
const [language, width, ids] = arguments;
const wrong = [];
const root = document.documentElement;
const say = (rule, element, more = "") => wrong.push(`${rule}: ${element ? name(element) : ""} ${more}`.trim());
const name = (element) => {
  const id = element.id ? `#${element.id}` : "";
  const kind = typeof element.className === "string" && element.className ? `.${element.className.trim().replace(/\s+/g, ".")}` : "";
  const text = (element.textContent || "").trim().replace(/\s+/g, " ").slice(0, 40);
  return `<${element.localName}${id}${kind}> ${text}`.trim();
};
const all = (selector) => [...document.querySelectorAll(selector)];
const box = (element) => element.getBoundingClientRect();
const style = (element) => getComputedStyle(element);
// Boxes that are one pixel small are for screen readers: nobody sees or touches them.
const unseen = (element) => element.closest(".unseen, .skip") !== null;
const seen = (element) => {
  const { width, height } = box(element);
  return width > 1 && height > 1 && element.checkVisibility({ visibilityProperty: true }) && !unseen(element);
};

// The right language, in its direction.
if (root.lang !== language) say("language", root, `lang is ${root.lang}`);
const dir = language === "ar" ? "rtl" : "ltr";
if (root.dir !== dir || style(document.body).direction !== dir) say("direction", root, `dir is ${root.dir}`);

// No sideways scroll; the widest offenders are named. A wide page zooms a telephone out, so its own width counts.
const full = Math.min(width, root.clientWidth);
if (root.scrollWidth > full || document.body.scrollWidth > full) {
  const beyond = all("body *").filter((element) => seen(element) && (box(element).right > full + 1 || box(element).left < -1));
  const inner = beyond.filter((element) => !beyond.some((other) => other !== element && element.contains(other)));
  say("sideways", inner[0] || root, `page ${root.scrollWidth} px, screen ${full} px`);
}

// No text that was never translated, no broken placeable.
const known = new Set(ids);
const families = new Set(ids.map((id) => id.split("-")[0]));
const untranslated = (text) => {
  const words = text.match(/[a-z]+(?:-[a-z0-9]+)+/g) || [];
  const key = words.find((word) => known.has(word) || (word.split("-").length > 2 && families.has(word.split("-")[0])));
  return key || (text.match(/\{\s*\$?[a-z-]+\s*\}|\bundefined\b|\bNaN\b/) || [])[0];
};
const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
for (let node = walker.nextNode(); node; node = walker.nextNode()) {
  const parent = node.parentElement;
  if (!parent || parent.closest("script, style, [translate=no]")) continue;
  const key = untranslated(node.data);
  if (key) say("untranslated", parent, key);
}
for (const element of all("[aria-label], [placeholder], [title], [alt]"))
  for (const attribute of ["aria-label", "placeholder", "title", "alt"]) {
    const key = untranslated(element.getAttribute(attribute) || "");
    if (key) say("untranslated", element, `${attribute} ${key}`);
  }
if (untranslated(document.title)) say("untranslated", null, `title ${document.title}`);

// Nothing is cut off: what hides its overflow has none, unless it says by dots that more follows.
for (const element of all("body *")) {
  if (!seen(element) || !element.textContent.trim() || element.closest("svg")) continue;
  const { overflowX, overflowY, textOverflow } = style(element);
  const hides = (overflow) => overflow === "hidden" || overflow === "clip";
  if (hides(overflowX) && textOverflow !== "ellipsis" && element.scrollWidth > element.clientWidth + 1)
    say("clipped", element, `${element.scrollWidth} of ${element.clientWidth} px`);
  if (hides(overflowY) && element.scrollHeight > element.clientHeight + 2)
    say("clipped", element, `${element.scrollHeight} of ${element.clientHeight} px high`);
}
// A text that leaves its card is as bad.
for (const element of all(".card *, .tile *, .notice *, .button *")) {
  if (!seen(element) || element.closest("svg, .menu")) continue;
  const around = box(element.closest(".card, .tile, .notice, .button"));
  const { left, right } = box(element);
  if (left < around.left - 1 || right > around.right + 1) { say("outside", element); break; }
}

// Every control has a name of its own.
const textOf = (element) => {
  let text = "";
  for (const child of element.childNodes) {
    if (child.nodeType === Node.TEXT_NODE) text += child.data;
    else if (child.nodeType === Node.ELEMENT_NODE && child.getAttribute("aria-hidden") !== "true")
      text += child.getAttribute("aria-label") || child.getAttribute("alt") || textOf(child);
  }
  return text.trim();
};
const named = (element) => {
  const by = (element.getAttribute("aria-labelledby") || "").split(/\s+/).map((id) => document.getElementById(id));
  if (by.some((label) => label && textOf(label))) return true;
  if ((element.getAttribute("aria-label") || "").trim()) return true;
  if ([...(element.labels || [])].some((label) => textOf(label))) return true;
  if (["submit", "button"].includes(element.type) && element.localName === "input") return Boolean(element.value);
  return ["button", "a", "summary"].includes(element.localName) && textOf(element) !== "";
};
const controls = all("input:not([type=hidden]), select, textarea, button, a[href], summary");
for (const control of controls) if (!control.closest("[aria-hidden=true]") && !named(control)) say("unnamed", control);
for (const picture of all("img:not([alt])")) say("unnamed", picture);
for (const frame of all("[role=meter], [role=img], [role=progressbar], nav, table"))
  if (!named(frame) && !frame.querySelector(":scope > caption") && frame.getAttribute("aria-hidden") !== "true") say("unnamed", frame);

// Ids are one of a kind, and what refers to one finds it.
const seenIds = new Map();
for (const element of all("[id]")) seenIds.set(element.id, (seenIds.get(element.id) || 0) + 1);
for (const [id, times] of seenIds) if (times > 1) say("ids", null, `#${id} stands ${times} times`);
for (const attribute of ["for", "aria-describedby", "aria-labelledby", "aria-controls"])
  for (const element of all(`[${attribute}]`))
    for (const id of element.getAttribute(attribute).split(/\s+/))
      if (id && !seenIds.has(id)) say("ids", element, `${attribute} ${id} is nowhere`);
if (all("h1").length !== 1) say("heading", null, `${all("h1").length} headings of the first rank`);

// A finger needs 44 pixels.
if (width < 500) {
  const touched = "button, select, textarea, summary, input:not([type=hidden]), .button, nav a, header a, footer a, [role=tab]";
  for (const control of all(touched)) {
    const tick = ["checkbox", "radio"].includes(control.type);
    const target = (tick && control.closest("label")) || control;
    if (seen(target) && box(target).height < 43.5) say("small", control, `${Math.round(box(target).height)} px high`);
  }
}

// What is written can be read: 4.5 to 1, large letters 3 to 1.
const paint = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
const rgba = (colour) => {
  paint.clearRect(0, 0, 1, 1);
  paint.fillStyle = colour;
  paint.fillRect(0, 0, 1, 1);
  return [...paint.getImageData(0, 0, 1, 1).data];
};
const over = (top, below) => top.slice(0, 3).map((part, i) => (part * top[3] + below[i] * (255 - top[3])) / 255);
const ground = (element) => {
  if (!element) return [255, 255, 255];
  const colour = rgba(style(element).backgroundColor);
  return colour[3] === 255 ? colour.slice(0, 3) : over(colour, ground(element.parentElement));
};
const light = (colour) => {
  const [r, g, b] = colour.map((part) => (part / 255 <= 0.03928 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
const told = new Set();
for (const element of all("body *")) {
  const own = [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
  if (!own || !seen(element) || element.closest("svg, option, [disabled], .gone")) continue;
  const { color, fontSize, fontWeight, backgroundColor } = style(element);
  const below = ground(element);
  const [a, b] = [light(over(rgba(color), below)), light(below)];
  const contrast = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  const size = parseFloat(fontSize);
  const least = size >= 24 || (size >= 18.66 && fontWeight >= 700) ? 3 : 4.5;
  const pair = `${color} on ${below.map(Math.round)}`;
  if (contrast < least - 0.05 && !told.has(pair)) {
    told.add(pair);
    say("pale", element, `${contrast.toFixed(1)} to 1, ${pair}`);
  }
}
return wrong;
