// What waits on this phone, sealed: signed by the phone, and readable by the site alone. Anybody may carry it, and it needs no session (R19). Used by pages and by the service worker, which has no localStorage.
import { readAll, transact } from './database.js';

/** @typedef {import('./device.js').LearningRecord} LearningRecord */
/** @typedef {{ id: string, device: string, seal: string, key: string, nonce: string, box: string }} Sealed  as it is sent; all but ids in Base64 */
/** @typedef {{ person: string, id: string, privateKey?: CryptoKey, publicKey: string, site?: string, seal?: string, key?: string }} Device  a key of a person on this phone: without site the site does not know it, without privateKey its owner has signed out */

const purpose = 'usme-outbox-1';
const utf8 = new TextEncoder();

/** Sealed records in one request, and their letters: a photo fills one. */
const mostSealed = 50;
const mostLetters = 200_000;

/** Failures in one round after which the fault is the site's, and not a record's. */
const mostFailures = 3;

/** @param {ArrayBuffer | Uint8Array} bytes */
const toBase64 = bytes => btoa(Array.from(new Uint8Array(bytes), byte => String.fromCharCode(byte)).join(''));
const fromBase64 = (/** @type {string} */ text) => Uint8Array.from(atob(text), letter => letter.charCodeAt(0));

/** Each field as its length in four bytes, big-endian, and its bytes. @param {string} tag @param {(string | Uint8Array)[]} fields */
function join(tag, fields) {
  const parts = [utf8.encode(tag), ...fields.map(field => typeof field === 'string' ? utf8.encode(field) : field).flatMap(field => {
    const length = new Uint8Array(4);
    new DataView(length.buffer).setInt32(0, field.length);
    return [length, field];
  })];
  const joined = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  parts.reduce((at, part) => {
    joined.set(part, at);
    return at + part.length;
  }, 0);
  return joined;
}

/** The record's canonical bytes, as the site computes them (R1). @param {LearningRecord} record */
const canonicalOf = ({ id, profile, verb, activity, answer, question, content, occurred, subject }) =>
  join(subject ? 'usme-record-2' : 'usme-record-1', [id, profile, verb, activity, answer ?? '', question ?? '', content ?? '', String(Date.parse(occurred)), ...subject ? [subject] : []]);

/** @param {Device} device */
const putDevice = device => transact(['keys'], 'readwrite', transaction => { transaction.objectStore('keys').put(device); });

/** @returns {Promise<Device>} a new one; no script can read its private part */
async function makeDevice(/** @type {string} */ person) {
  const { privateKey, publicKey } = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign']);
  const device = { person, id: crypto.randomUUID(), privateKey, publicKey: toBase64(await crypto.subtle.exportKey('spki', publicKey)) };
  await putDevice(device);
  return device;
}

/** Has the site know a key. Needs the owner's session and signal. @param {Device} device @returns {Promise<Device | null>} */
async function register(device) {
  const { person, id, publicKey } = device;
  const answer = await fetch('/api/dispositivos', { method: 'POST', headers: { 'Content-Type': 'application/json', 'X-Para': person }, body: JSON.stringify({ person, id, key: publicKey }) }).catch(() => null);
  if (!answer?.ok) return null;
  const known = { ...device, ...await answer.json() };
  await putDevice(known);
  return known;
}

/** The key with which the person seals here; made and registered if need be. Former ones that the site forgot are registered too. @param {string} person @returns {Promise<Device | null>} null if it is not registered */
export const readyDevice = person => navigator.locks.request('usme-device', async () => {
  const own = /** @type {Device[]} */ (await readAll('keys')).filter(device => device.person === person);
  const current = own.find(device => device.privateKey) ?? await makeDevice(person);
  for (const former of own) if (former !== current && !former.site) await register(former);
  return current.site ? current : register(current);
});

/** Forgets that the site knows the keys: they are registered again when their owners sign in. @param {string[]} ids of devices */
const forgetRegistrations = async ids => {
  for (const { site, ...device } of await readAll('keys')) if (site && ids.includes(device.id)) await putDevice(device);
};

/** Throws away the private keys of all but one, as nobody else is to sign with them. What their owners made just before they left is sealed first: later it could not be sent. @param {string | null} person */
export async function dropKeys(person) {
  for (const { privateKey, ...device } of await readAll('keys')) {
    if (!privateKey || device.person === person) continue;
    await sealAll(device.person);
    await putDevice(device);
  }
}

/**
 * Signs and encrypts.
 * @param {Device} device registered
 * @param {{ id: string, profile: string }} what
 * @param {Uint8Array} canonical what is signed of it
 * @param {object} content what is sent of it
 * @returns {Promise<Sealed>}
 */
async function seal(device, { id, profile }, canonical, content) {
  const signed = join(purpose, [/** @type {string} */ (device.site), profile, device.id, id, canonical]);
  const signature = await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, /** @type {CryptoKey} */ (device.privateKey), signed);
  const body = utf8.encode(JSON.stringify({ person: profile, ...content, signature: toBase64(signature) }));
  const curve = { name: 'ECDH', namedCurve: 'P-256' };
  const site = await crypto.subtle.importKey('spki', fromBase64(/** @type {string} */ (device.key)), curve, false, []);
  const once = await crypto.subtle.generateKey(curve, false, ['deriveBits']);
  const agreed = await crypto.subtle.importKey('raw', await crypto.subtle.deriveBits({ name: 'ECDH', public: site }, once.privateKey, 256), 'HKDF', false, ['deriveKey']);
  const secret = await crypto.subtle.deriveKey({ name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info: utf8.encode(purpose) }, agreed, { name: 'AES-GCM', length: 256 }, false, ['encrypt']);
  const nonce = crypto.getRandomValues(new Uint8Array(12));
  const box = await crypto.subtle.encrypt({ name: 'AES-GCM', iv: nonce }, secret, body);
  return { id, device: device.id, seal: /** @type {string} */ (device.seal), key: toBase64(await crypto.subtle.exportKey('spki', once.publicKey)), nonce: toBase64(nonce), box: toBase64(box) };
}

/** @param {LearningRecord} record @param {Device} device */
const sealRecord = (record, device) => {
  const { id, subject, verb, activity, answer, question, content, occurred } = record;
  return seal(device, record, canonicalOf(record), { records: [{ id, subject, verb, activity, answer, question, content, occurred }] });
};

/**
 * Keeps a form that staff filled without signal. Nothing but its sealed form stays on the phone: what it says of people is not to be read there (R19).
 * @param {Pick<LearningRecord, 'id' | 'profile' | 'activity' | 'gathering' | 'subject' | 'title'>} form
 * @param {string} content as a browser would send it
 */
export async function keepForm(form, content) {
  const device = await readyDevice(form.profile);
  if (!device) throw new Error('This phone has no key that the site knows');
  const { id, profile, activity } = form;
  const occurred = new Date().toISOString();
  const canonical = join('usme-form-1', [id, profile, activity, content, String(Date.parse(occurred))]);
  const sealed = await seal(device, form, canonical, { form: { id, activity, content, occurred } });
  await transact(['records'], 'readwrite', transaction => { transaction.objectStore('records').put({ ...form, verb: 'filled', occurred, sealed }); });
}

/** Seals what the person made and nobody has sealed yet. @param {string} person */
export async function sealAll(person) {
  const open = (await readAll('records')).filter(record => record.profile === person && record.verb && !record.sealed && !record.epoch && !record.refused);
  if (!open.length) return;
  const device = await readyDevice(person);
  if (!device) return;
  const sealed = await Promise.all(open.map(record => sealRecord(record, device)));
  await transact(['records'], 'readwrite', transaction => {
    const store = transaction.objectStore('records');
    for (const one of sealed) store.get(one.id).onsuccess = event => {
      // It may have been settled meanwhile.
      const now = /** @type {IDBRequest} */ (event.target).result;
      if (now) store.put({ ...now, sealed: one });
    };
  });
}

/** Notes what the site answered. @param {string} epoch @param {{ id: string, result: string, reason?: string, score?: number, problem?: string }[]} results */
const note = (epoch, results) => transact(['records'], 'readwrite', transaction => {
  const store = transaction.objectStore('records');
  for (const { id, result, reason, score, problem } of results) store.get(id).onsuccess = event => {
    const now = /** @type {IDBRequest} */ (event.target).result;
    if (!now) return;
    if (['stored', 'duplicate'].includes(result)) store.put({ ...now, epoch, sent: Date.now(), score: score ?? now.score, idle: reason });
    else if (result === 'rejected') store.put({ ...now, refused: reason ?? 'rejected', problem });
  };
});

/** The first of those that wait, as many as one request holds. @param {Sealed[]} waiting @param {number} most */
function takeBatch(waiting, most) {
  let letters = 0;
  return waiting.slice(0, most).filter(({ box }, at) => (letters += box.length) <= mostLetters || !at);
}

/**
 * Sends sealed records, whoever made them.
 * @param {(record: LearningRecord) => boolean} which
 * @returns {Promise<string | null>} the site's epoch; null if nothing was to be sent
 */
export async function sendSealed(which) {
  const waiting = (await readAll('records')).filter(record => record.sealed && !record.refused && which(record)).map(record => record.sealed);
  let size = mostSealed;
  let failed = 0;
  let last = null;
  while (waiting.length) {
    const batch = takeBatch(waiting, size);
    const answer = await fetch('/api/sync/sellados', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ records: batch }) });
    if (!answer.ok) {
      // One at a time, so that one with which the site fails does not hold up the others.
      if (batch.length === 1 && (answer.status === 503 || ++failed === mostFailures)) throw new Error(`The site answered ${answer.status}`);
      if (batch.length === 1) waiting.shift();
      size = 1;
      continue;
    }
    const { epoch, results } = await answer.json();
    await note(epoch, results);
    await forgetRegistrations(batch.filter((_, at) => ['unknown-device', 'revoked-device'].includes(results[at].reason)).map(record => record.device));
    waiting.splice(0, batch.length);
    last = epoch;
  }
  return last;
}
