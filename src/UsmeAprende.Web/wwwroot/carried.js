// The courses that this phone carries: their pages are in the cache of pages, and what they consist of is kept beside them once they are whole.
import { accept, fetchPublic, hashOf, pageCache, unpack } from './keeping.js';

/** @typedef {{ title: string, hash: string, bytes: number, unpacked: number, files: Record<string, string>, news: string[] }} Contents */

/** Bundles on their way, in parts: one that was cut goes on where it stopped. */
const partCache = 'usme-llevar';

/** A part is kept as soon as it has so many bytes. */
const partLength = 32 * 1024;

/** With more changed files than this, the whole bundle is shorter. */
const mostSingly = 20;

const contentsPath = (/** @type {string} */ course) => `/sin-senal/${course}.json`;
const bundlePath = (/** @type {string} */ course) => `/sin-senal/${course}.gz`;

/** @param {string} course @returns {Promise<Contents | null>} what the phone carries of it; null if it is not whole */
export async function carried(course) {
  const kept = await (await caches.open(pageCache)).match(contentsPath(course));
  return kept ? kept.json() : null;
}

/** @param {string} course @returns {Promise<Contents>} what it consists of now */
export async function contentsNow(course) {
  const answer = await accept(await fetchPublic(contentsPath(course), 8000));
  if (!answer) throw new Error('Another than the site answered');
  return answer.json();
}

/** The parts that are here, in order; those of another version are thrown away. @param {string} course @param {string} hash */
async function partsOf(course, hash) {
  const cache = await caches.open(partCache);
  /** @type {Response[]} */
  const parts = [];
  for (const request of await cache.keys()) {
    const { pathname, searchParams } = new URL(request.url);
    if (pathname !== bundlePath(course)) continue;
    if (searchParams.get('hash') !== hash) await cache.delete(request);
    else parts[Number(searchParams.get('parte'))] = /** @type {Response} */ (await cache.match(request));
  }
  // After one that is missing, nothing counts.
  const gap = [...parts].findIndex(part => !part);
  const whole = gap < 0 ? parts : parts.slice(0, gap);
  return Promise.all(whole.map(async part => ({ headers: part.headers, blob: await part.blob() })));
}

/** @param {string} course @param {string} hash @returns {Promise<number>} bytes that are here already */
export const begun = async (course, hash) => (await partsOf(course, hash)).reduce((sum, part) => sum + part.blob.size, 0);

/** @param {string} course */
export const dropParts = course => partsOf(course, '');

/**
 * Fetches what is missing of a bundle.
 * @param {string} course @param {Contents} contents @param {AbortSignal} signal @param {(bytes: number) => void} tell how much is here
 */
async function fetchParts(course, { hash, bytes }, signal, tell) {
  const cache = await caches.open(partCache);
  const parts = await partsOf(course, hash);
  let here = parts.reduce((sum, part) => sum + part.blob.size, 0);
  tell(here);
  if (here === bytes) return;
  const response = await fetch(bundlePath(course), { credentials: 'omit', cache: 'no-store', signal, headers: here ? { Range: `bytes=${here}-`, 'If-Range': `"${hash}"` } : {} });
  if (!response.ok || response.headers.get('ETag') !== `"${hash}"`) throw new Error('The course changed, or another than the site answered');
  let number = response.status === 206 ? parts.length : 0;
  if (response.status === 200) here = 0;
  /** @type {Uint8Array[]} */
  let waiting = [];
  const keepPart = async () => {
    const blob = new Blob(/** @type {BlobPart[]} */ (waiting));
    if (blob.size) await cache.put(`${bundlePath(course)}?hash=${hash}&parte=${number++}`, new Response(blob, { headers: response.headers }));
    waiting = [];
  };
  const reader = /** @type {ReadableStream<Uint8Array>} */ (response.body).getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      waiting.push(value);
      here += value.length;
      tell(here);
      if (waiting.reduce((sum, piece) => sum + piece.length, 0) >= partLength) await keepPart();
    }
  } finally {
    await keepPart();
  }
}

/** What belongs to it and changes often. It is no worse a course without. @param {string[]} paths */
async function fetchNews(paths) {
  const cache = await caches.open(pageCache);
  for (const path of paths) {
    const good = await fetchPublic(path).then(accept).catch(() => null);
    if (good) await cache.put(path, good);
  }
}

/**
 * Brings a course, or goes on with what was begun. It is here when this returns; when it throws, what came stays.
 * @param {string} course @param {Contents} contents @param {AbortSignal} signal @param {(bytes: number) => void} tell how many bytes are here
 */
export async function bringCourse(course, contents, signal, tell) {
  await fetchParts(course, contents, signal, tell);
  const parts = await partsOf(course, contents.hash);
  const bundle = new Blob(parts.map(part => part.blob));
  if (await hashOf(await bundle.arrayBuffer()) !== contents.hash) {
    await dropParts(course);
    throw new Error('The course did not arrive whole');
  }
  const cache = await caches.open(pageCache);
  await unpack(parts[0].headers, bundle, (path, file) => cache.put(path, file));
  await finish(course, contents);
  await dropParts(course);
  await fetchNews(contents.news);
}

/** @param {string} course @param {Contents} contents */
async function finish(course, contents) {
  const before = await carried(course);
  await (await caches.open(pageCache)).put(contentsPath(course), Response.json(contents));
  if (before) await drop(Object.keys(before.files));
}

/** Deletes files, but those of the courses that are carried. @param {string[]} paths */
async function drop(paths) {
  const cache = await caches.open(pageCache);
  const needed = new Set();
  for (const request of await cache.keys()) {
    if (!/^\/sin-senal\/[\w-]+\.json$/.test(new URL(request.url).pathname)) continue;
    const { files } = await /** @type {Response} */ (await cache.match(request)).json();
    for (const path of Object.keys(files)) needed.add(path);
  }
  await Promise.all(paths.filter(path => !needed.has(path)).map(path => cache.delete(path)));
}

/** @param {string} course */
export async function removeCourse(course) {
  const contents = await carried(course);
  await (await caches.open(pageCache)).delete(contentsPath(course));
  await dropParts(course);
  if (contents) await drop(Object.keys(contents.files));
}

/** The files that are not here as they are now. @param {Contents} contents */
export async function changedFiles({ files }) {
  const cache = await caches.open(pageCache);
  const same = await Promise.all(Object.entries(files).map(async ([path, hash]) => (await cache.match(path))?.headers.get('X-Usme-Hash') === hash));
  return Object.keys(files).filter((_, n) => !same[n]);
}

/** Brings what has changed of a course that is carried. @param {string} course @param {Contents} contents @param {AbortSignal} signal @param {(bytes: number) => void} tell */
export async function updateCourse(course, contents, signal, tell) {
  const changed = await changedFiles(contents);
  if (changed.length > mostSingly) return bringCourse(course, contents, signal, tell);
  const cache = await caches.open(pageCache);
  for (const path of changed) {
    const good = await accept(await fetchPublic(path));
    if (good?.headers.get('X-Usme-Hash') !== contents.files[path]) throw new Error(`${path} did not arrive as it is now`);
    await cache.put(path, good);
  }
  await finish(course, contents);
}

/** Room on the phone, in bytes; unknown is enough. */
export async function freeSpace() {
  const { quota, usage } = await navigator.storage?.estimate?.() ?? {};
  return quota === undefined || usage === undefined ? Infinity : quota - usage;
}
