// All pages that links reach from the given paths, one of each kind, and the links that lead nowhere. Arguments: paths
// to begin at, the language.
// GET only, this host only; ids, handles and cursors are of one kind, a page that asks before it acts is its own.
const [starts, language] = arguments;
const kind = (url) => {
  const path = decodeURI(url.pathname).replace(/[a-z]{3}_[0-9A-Z]{26}/g, "{id}").replace(/\/(p|c)\/[^/]+$/, "/$1/{handle}");
  const asked = [...url.searchParams.keys()].filter((key) => key !== "lang").sort().join("&");
  return `${path.replace(/\/$/, "") || "/"}?${asked}`;
};
const inLanguage = (url) => !/^\/shop\/[^/]+\/(?!$)/.test(url.pathname) || url.pathname.split("/")[3] === language;
const pages = new Map();
const met = new Set();
const broken = [];
const waiting = starts.map((start) => [start, "the start"]);
while (waiting.length && met.size < 400) {
  const [to, from] = waiting.shift();
  const url = new URL(to, location);
  url.hash = "";
  if (url.origin !== location.origin || url.searchParams.has("lang") || met.has(url.href) || !inLanguage(url)) continue;
  met.add(url.href);
  const answer = await fetch(url, { headers: { accept: "text/html" } });
  if (!answer.ok) broken.push(`${url.pathname} of ${from} is ${answer.status}`);
  if (!(answer.headers.get("content-type") || "").startsWith("text/html")) continue;
  const text = await answer.text();
  if (!text.includes("<html")) continue;
  const landed = new URL(answer.url);
  landed.searchParams.delete("lang");
  if (!pages.has(kind(landed))) pages.set(kind(landed), landed.pathname + landed.search);
  const links = new DOMParser().parseFromString(text, "text/html").querySelectorAll("a[href]");
  for (const link of links) waiting.push([new URL(link.getAttribute("href"), landed).href, landed.pathname]);
}
return { pages: [...pages.values()], broken };
