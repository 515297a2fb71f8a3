// Stands between walls, boards or a player's own page and a server that is away: a reload then shows the page as it was
// kept here, and the page's own script says since when it is not live. While the server answers, every page is the
// server's. Written for Chromium 79, and copied as it is.

const shelf = "challengehub.kept"; // kept.ts clears it when somebody signs out
const patience = 6000; // ms for an answer, where something is kept that may stand in for it
const idle = 12 * 3600 * 1000; // ms: a person's page is kept no longer than a session without a move
const mostPages = 12;
const mostParts = 300;

const base = location.pathname.replace(/\/dist\/away\.js$/, "");
const home = `${location.origin}${base}/wall`;

const pages = /^\/(wall(\/[^/]+)?|(boards|me)\/[^/]+)$/;
const isPage = (path) => path.startsWith(base) && pages.test(path.slice(base.length));
const isOwn = (path) => path.startsWith(`${base}/me/`);
const isPart = (path) => path.startsWith(`${base}/dist/`) || path.startsWith(`${base}/themes/`);
const pathOf = (address) => new URL(address).pathname;
/** What was installed is opened in the language of then. */
const plain = (address) => address.split(isOwn(pathOf(address)) ? /[?#]/ : "#")[0];
const keyOf = (address) => (pathOf(address) === pathOf(home) ? home : plain(address));
const isText = (response, type) => (response.headers.get("Content-Type") || "").startsWith(type);
const later = (ms) => new Promise((done) => setTimeout(() => done(null), ms));

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || !request.url.startsWith(`${location.origin}/`)) return;
  const path = pathOf(request.url);
  if (request.mode === "navigate" && isPage(path)) event.respondWith(pageOf(event));
  else if (request.mode !== "navigate" && isPart(path)) event.respondWith(partOf(request));
});

/** The page tells what it is made of, once it is live. */
self.addEventListener("message", (event) => {
  event.waitUntil(keepAll(event.data).then(() => event.source && event.source.postMessage("kept")));
});

async function pageOf(event) {
  const { request } = event;
  const cache = await caches.open(shelf);
  const kept = await find(cache, keyOf(request.url));
  const asked = fetch(request);
  if (!kept) return remember(event, cache, await asked);
  const answer = await Promise.race([asked.catch(() => null), later(patience)]);
  return answer && answer.status < 500 && isOurs(answer) ? remember(event, cache, answer) : standIn(kept);
}

/** A proxy before a server that is away may answer in its place. */
const isOurs = (answer) => answer.type === "opaqueredirect" || answer.headers.has("Content-Security-Policy");

/** What the server answers now is what is kept from now on; where it shows the page no more, nothing is. */
function remember(event, cache, answer) {
  const key = keyOf(event.request.url);
  if (isWhole(answer)) event.waitUntil(cache.put(key, answer.clone()).then(() => prune(cache)));
  // a redirect from a screen's first address leads to its wall; from a page it leads to the sign-in
  else if (key !== home && answer.status < 500 && isOurs(answer)) event.waitUntil(cache.delete(key));
  return answer;
}

const isWhole = (answer) => answer.ok && !answer.redirected && isText(answer, "text/html");

/** Null, too, for what was a person's and is too old. */
async function find(cache, key) {
  const kept = await cache.match(key, { ignoreVary: true });
  if (!kept || isText(kept, "text/plain")) return kept || null;
  const age = Date.now() - Date.parse(kept.headers.get("Date") || "");
  if (age < idle || key === (await wallOf(cache))) return kept;
  await cache.delete(key);
  return null;
}

/** Where the wall of this screen is; null: it is none. */
async function wallOf(cache) {
  const kept = await cache.match(home);
  return kept && isText(kept, "text/plain") ? kept.text() : null;
}

async function standIn(kept) {
  const text = await kept.text();
  if (isText(kept, "text/plain")) return Response.redirect(text);
  const headers = new Headers(kept.headers);
  for (const name of ["Content-Encoding", "Content-Length"]) headers.delete(name);
  return new Response(text.replace("<html ", '<html data-kept="true" '), { headers });
}

async function partOf(request) {
  const kept = await (await caches.open(shelf)).match(request.url, { ignoreVary: true });
  if (!kept) return fetch(request);
  const answer = await Promise.race([fetch(request).catch(() => null), later(patience)]);
  return answer && answer.status < 500 ? answer : kept;
}

/** A page that came before this worker did is asked for once more. */
async function keepAll({ page, parts, isNew, isScreen }) {
  const cache = await caches.open(shelf);
  if (isNew) {
    const answer = await fetch(page);
    if (isWhole(answer)) await cache.put(keyOf(page), answer);
  }
  if (isScreen) await cache.put(home, new Response(page, { headers: { "Content-Type": "text/plain" } }));
  for (const part of parts.filter((address) => isPart(pathOf(address)))) {
    if (await cache.match(part, { ignoreVary: true })) continue;
    const answer = await fetch(part);
    if (answer.ok) await cache.put(part, answer);
  }
  await prune(cache);
}

/** The oldest go. */
async function prune(cache) {
  const addresses = (await cache.keys()).map((request) => request.url);
  const pages = addresses.filter((address) => isPage(pathOf(address)) && address !== home);
  const parts = addresses.filter((address) => isPart(pathOf(address)));
  for (const old of [...pages.slice(0, -mostPages), ...parts.slice(0, -mostParts)]) await cache.delete(old);
}
