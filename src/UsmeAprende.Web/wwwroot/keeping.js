// What this phone keeps of the site for when there is no signal. Used by the pages and by the service worker alike.

/** Style and scripts of one version: a page works with those it was made with. */
export const codeCache = (/** @type {string} */ version) => `usme-code-${version}`;

/** Public pages, drawings and their data. */
export const pageCache = 'usme-pages';

/** The page that is shown in place of one that cannot be had. */
export const fallback = '/sin-senal';

/** The page on which a gathering is held without signal, shown at the addresses of one that this phone carries. */
export const gatheringShell = '/sin-senal/encuentro';

/** @typedef {{ path: string, type: string, policy?: string, hash: string, body: string }} Bundled  a file of a bundle */

/** As the site computes it: the first 12 bytes of SHA-256, in hexadecimal. @param {BufferSource} body */
export const hashOf = async body => Array.from(new Uint8Array(await crypto.subtle.digest('SHA-256', body), 0, 12), byte => byte.toString(16).padStart(2, '0')).join('');

/** The hash that the site says a response has: without it, and with another, it is not the site that answered (R18). @param {Response} response */
const saidHash = response => /^(?:W\/)?"([0-9a-f]{24})(?:-[bg])?"$/.exec(response.headers.get('ETag') ?? '')?.[1];

/** A response that may be kept, with what is needed to judge it later. @param {BlobPart} body @param {Headers} headers @param {string} hash */
function dated(body, headers, hash) {
  const kept = new Headers();
  for (const name of ['Content-Type', 'Content-Security-Policy', 'X-Content-Type-Options', 'Referrer-Policy', 'Permissions-Policy']) {
    const value = headers.get(name);
    if (value) kept.set(name, value);
  }
  kept.set('X-Usme-Hash', hash);
  kept.set('X-Usme-Kept', String(Date.now()));
  return new Response(new Blob([body]), { headers: kept });
}

/** @param {Response} response @returns {Promise<Response | null>} what may be kept of it; null if it is not the site's own page (R18) */
export async function accept(response) {
  if (response.type !== 'basic' || response.status !== 200 || response.redirected) return null;
  const said = saidHash(response);
  const body = await response.arrayBuffer();
  return said && said === await hashOf(body) ? dated(body, response.headers, said) : null;
}

/** Fetches, unless no answer begins within the time. What comes after its beginning may take as long as it does. @param {number} patience in ms @param {(signal: AbortSignal) => Promise<Response>} work */
export async function soon(patience, work) {
  const control = new AbortController();
  const timer = setTimeout(() => control.abort(), patience);
  try {
    return await work(control.signal);
  } finally {
    clearTimeout(timer);
  }
}

/** Asks for a public page as nobody: neither who is signed in nor a cookie goes with it (R18). @param {string} path @param {number} [patience] in ms */
export const fetchPublic = (path, patience = 60_000) => soon(patience, signal => fetch(path, { credentials: 'omit', cache: 'no-cache', signal }));

/** @param {Headers} site headers of a response of the site, for what is not said of each file @param {Blob} body @param {(path: string, response: Response) => Promise<void>} put called for each file, in order */
export async function unpack(site, body, put) {
  const reader = body.stream().pipeThrough(new DecompressionStream('gzip')).pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (;;) {
    const { done, value } = await reader.read();
    const lines = (rest + (value ?? '')).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      const { path, type, policy, hash, body: text } = /** @type {Bundled} */ (JSON.parse(line));
      const bytes = new TextEncoder().encode(text);
      if (await hashOf(bytes) !== hash) throw new Error(`${path} did not arrive whole`);
      const headers = new Headers(site);
      headers.set('Content-Type', type);
      if (policy) headers.set('Content-Security-Policy', policy);
      else headers.delete('Content-Security-Policy');
      await put(path, dated(bytes, headers, hash));
    }
    if (done) return;
  }
}

/** @param {Response} bundle @returns {Promise<Blob | null>} its bytes; null if another than the site answered */
export async function bytesOf(bundle) {
  const body = await bundle.arrayBuffer();
  return bundle.ok && saidHash(bundle) === await hashOf(body) ? new Blob([body]) : null;
}
