// The service worker: answers from what the phone keeps when the site does not. `/sw.js` serves it, with the version of style and scripts as `version` before it.
import { readAll } from './database.js';
import { sendSealed } from './outbox.js';
import { accept, bytesOf, codeCache, fallback, fetchPublic, gatheringShell, pageCache, soon, unpack } from './keeping.js';

const worker = /** @type {any} */ (self);

/** A request that is not answered within this time, in ms, counts as no signal. */
const patience = 8000;

/** With a copy at hand nobody waits that long. */
const patienceWithCopy = 3000;

/** A page that is older, in ms, is shown only without signal: it may have been withdrawn meanwhile. */
const oldest = 7 * 24 * 60 * 60 * 1000;

// Public pages that may be kept, and nothing else: verification, credentials, keys and what is one's own go to the network only (R18).
const steady = [
  /^\/cursos(\/[\w-]+){0,3}$/,
  /^\/cursos\/[\w-]+\/camino\.json$/,
  /^\/cursos\/[\w-]+\/img\/[\w-]+\.svg$/,
  /^\/insignias(\/[\w-]+|\/reglas\.json)?$/,
  /^\/insignias\/dibujos\/[\w-]+\.svg$/,
  /^\/juego(\/[\w-]+)?$/,
  /^\/(glosario|lineas|repaso|buscar|buscar\/indice\.json|diagnostico|privacidad|accesibilidad|mapa|sin-senal|sin-senal\/encuentro)$/,
  /^\/ayuda\/\w+$/,
];

// Those that change by the day: a copy is shown only when the site does not answer soon.
const news = [/^\/$/, /^\/(ayuda|encuentros|entrar|registro)$/, /^\/encuentros\/[\w-]+$/, /^\/buscar\/encuentros\.json$/];

/** One's own page, of which the phone keeps the one for nobody: scripts add what this phone knows. */
const ownPage = '/mi-aprendizaje';

/** A list that a query narrows: the whole list would show what was not asked for. */
const filtered = '/encuentros';

/** Pages of one gathering, for its staff. */
const gatheringPages = /^\/facilitacion\/encuentros\/([0-9a-f-]{36})(\/|$)/;

const isCode = (/** @type {string} */ path) => path.startsWith('/v/');
const isListed = (/** @type {RegExp[]} */ rules, /** @type {string} */ path) => rules.some(rule => rule.test(path));

/** @param {string} path @returns {Promise<Response | undefined>} */
const copyOf = async path => (await caches.open(pageCache)).match(path);

/** Keeps a response, if it is the site's own. @param {string} cache @param {string} path @param {Response} response */
async function keep(cache, path, response) {
  try {
    const good = await accept(response);
    if (good) await (await caches.open(cache)).put(path, good);
  } catch (error) {
    // The phone is full, or the line was cut half-way: the page is shown all the same.
    console.warn(`${path} could not be kept`, error);
  }
}

/** Fetches a public page, and keeps it. @param {any} event @param {string} path @param {number} wait */
async function fetchAndKeep(event, path, wait) {
  const response = await fetchPublic(path, wait);
  event.waitUntil(keep(pageCache, path, response.clone()));
  // A page that leads elsewhere must do so by its address: a browser refuses to show it under this one.
  return response.redirected ? Response.redirect(response.url) : response;
}

/** A page that changes by the day. @param {any} event @param {string} path @param {Response} [copy] */
async function newsPage(event, path, copy) {
  const response = await fetchAndKeep(event, path, copy ? patienceWithCopy : patience).catch(() => null);
  // A site that is broken is no better than no signal.
  if (copy && (!response || response.status >= 500)) return copy;
  return response ?? unavailable(event.request);
}

/** A page of the courses: a copy is shown at once, and refreshed when there is signal. @param {any} event @param {string} path @param {Response} [copy] */
async function steadyPage(event, path, copy) {
  if (!copy || Date.now() - Number(copy.headers.get('X-Usme-Kept')) > oldest) return newsPage(event, path, copy);
  event.waitUntil(fetchAndKeep(event, path, patience).catch(() => null));
  return copy;
}

/** Our own page that says that there is no signal. @param {Request} request */
async function unavailable(request) {
  const page = request.mode === 'navigate' ? await copyOf(fallback) : undefined;
  if (!page) return Response.error();
  // What was sent by a form has another way on than what can just be opened again.
  const words = request.method === 'GET' ? await page.text() : (await page.text()).replace('data-missing', 'data-missing="sent"');
  return new Response(words, { status: 503, headers: page.headers });
}

/** What is not kept. @param {Request} request @param {number} [wait] in ms @returns {Promise<Response | null>} null without signal */
async function fromNetwork(request, wait = patience) {
  // What one has typed may take long to be sent.
  const response = await (request.method === 'GET' ? soon(wait, signal => fetch(request, { signal })) : fetch(request)).catch(() => null);
  // A proxy that finds no site behind it has nothing to tell.
  return response && [502, 504].includes(response.status) ? null : response;
}

/** Style and scripts. @param {any} event @param {string} path such as /v/1a2b3c4d5e/usme.css */
async function code(event, path) {
  const [, , version, ...file] = path.split('/');
  const copy = await caches.match(path);
  if (copy) return copy;
  try {
    const response = await fetch(path);
    // To the address of a former version the site gives what is current, and says that it must not be kept.
    if (response.headers.get('Cache-Control')?.includes('immutable')) event.waitUntil(keep(codeCache(version), path, response.clone()));
    return response;
  } catch {
    return await caches.match(`/v/${worker.version}/${file.join('/')}`) ?? Response.error();
  }
}

/** @param {any} event @param {string} path */
async function page(event, path) {
  const isOpen = isListed(steady, path) || isListed(news, path);
  const copy = isOpen || path === ownPage ? await copyOf(path) : undefined;
  if (isOpen && !new URL(event.request.url).search) return (isListed(steady, path) ? steadyPage : newsPage)(event, path, copy);
  const carried = await isCarried(path) ? await copyOf(gatheringShell) : undefined;
  return await fromNetwork(event.request, carried ? patienceWithCopy : patience) ?? carried ?? (path === filtered ? undefined : copy) ?? unavailable(event.request);
}

/** @param {string} path */
async function isCarried(path) {
  const id = gatheringPages.exec(path)?.[1];
  return Boolean(id && (await readAll('gatherings').catch(() => [])).some(one => one.id === id && one.until > Date.now()));
}

async function install() {
  const response = await fetchPublic('/sin-senal/programa.gz');
  const bundle = await bytesOf(response);
  if (!bundle) throw new Error('Another than the site answered');
  await unpack(response.headers, bundle, async (path, file) => (await caches.open(isCode(path) ? codeCache(path.split('/')[2]) : pageCache)).put(path, file));
}

async function activate() {
  // The version before stays, for pages that are still of it.
  const former = (await caches.keys()).filter(name => name.startsWith(codeCache('')) && name !== codeCache(worker.version));
  await Promise.all(former.slice(0, -1).map(name => caches.delete(name)));
  await worker.clients.claim();
}

worker.addEventListener('install', (/** @type {any} */ event) => event.waitUntil(install()));
worker.addEventListener('activate', (/** @type {any} */ event) => event.waitUntil(activate()));
// The browser tries again by itself if this fails. What the site acknowledged before a backup was put back is for pages to judge (R7).
worker.addEventListener('sync', (/** @type {any} */ event) => event.waitUntil(sendSealed(record => !record.epoch)));
worker.addEventListener('message', (/** @type {any} */ event) => { if (event.data === 'actualizar') worker.skipWaiting(); });

worker.addEventListener('fetch', (/** @type {any} */ event) => {
  const { request } = event;
  const { origin, pathname: path, search } = new URL(request.url);
  if (origin !== location.origin) return;
  if (request.mode === 'navigate') event.respondWith(request.method === 'GET' ? page(event, path) : fromNetwork(request).then(answer => answer ?? unavailable(request)));
  else if (request.method !== 'GET' || search) return;
  else if (isCode(path)) event.respondWith(code(event, path));
  else if (isListed(steady, path) || isListed(news, path)) event.respondWith(page(event, path));
});
