// What a phone carries of a gathering: its list, encrypted under a number that its facilitator chose, for two days (R19).
import { readAll, transact } from './database.js';

/** @typedef {{ person: string, name: string, lastFour: string, about: string, key: string, state: string, cards: string[] }} Attendee */
/** @typedef {{ id: string, title: string, task: string, guidePath: string }} CoveredModule */
/** @typedef {{ id: string, title: string, held: string, from: string, until: string, people: Attendee[], modules: CoveredModule[], drafts?: Record<string, Record<string, string>>, isClosed?: boolean, asOf?: number }} CarriedGathering  asOf: in ms, when the site was asked for it */
/** @typedef {{ iv: Uint8Array, box: ArrayBuffer }} Locked */
/** @typedef {{ id: string, person: string, title: string, until: number, tries: number, salt: Uint8Array, chest: CryptoKey, key: Locked, data: Locked }} Prepared  its key is locked by the number, and then by a key that no script can read: a copy of the file is of no use elsewhere */

const kept = 48 * 60 * 60 * 1000;

/** Wrong numbers after which the list is gone. */
const mostTries = 10;

/** Rounds of PBKDF2: about a second on a cheap phone. */
const rounds = 300_000;

/** Where it says who carries something: pages look no further without it. */
const holder = 'usme.gatherings';

const aes = { name: 'AES-GCM', length: 256 };

/** @param {CryptoKey} key @param {BufferSource} content @returns {Promise<Locked>} */
async function lock(key, content) {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  return { iv, box: await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, content) };
}

/** @param {CryptoKey} key @param {Locked} locked */
const open = (key, { iv, box }) => crypto.subtle.decrypt({ name: 'AES-GCM', iv }, key, box);

/** @param {string} number @param {Uint8Array} salt */
async function keyOf(number, salt) {
  const typed = await crypto.subtle.importKey('raw', new TextEncoder().encode(number), 'PBKDF2', false, ['deriveKey']);
  return crypto.subtle.deriveKey({ name: 'PBKDF2', hash: 'SHA-256', salt, iterations: rounds }, typed, aes, false, ['encrypt', 'decrypt']);
}

/** @param {Prepared} prepared */
const put = prepared => transact(['gatherings'], 'readwrite', transaction => { transaction.objectStore('gatherings').put(prepared); });

/** Changes what is carried, if it still is: somebody may have signed out in another tab, and taken it away. @param {string} id @param {(prepared: Prepared) => Prepared} change @returns {Promise<Prepared | undefined>} as it is now */
async function update(id, change) {
  /** @type {Prepared | undefined} */
  let now;
  await transact(['gatherings'], 'readwrite', transaction => {
    const store = transaction.objectStore('gatherings');
    store.get(id).onsuccess = event => {
      const there = /** @type {IDBRequest} */ (event.target).result;
      if (there) store.put(now = change(there));
    };
  });
  return now;
}

/** @param {string} id */
export const drop = id => transact(['gatherings'], 'readwrite', transaction => { transaction.objectStore('gatherings').delete(id); });

/** What is carried, once that whose time is over is gone. @returns {Promise<Prepared[]>} */
export async function listPrepared() {
  const all = /** @type {Prepared[]} */ (await readAll('gatherings'));
  for (const { id, until } of all) if (until < Date.now()) await drop(id);
  return all.filter(one => one.until >= Date.now());
}

/** @param {string} id @returns {Promise<Prepared | undefined>} */
export const findPrepared = async id => (await listPrepared()).find(one => one.id === id);

/** Throws away what others carried. @param {string} [but] who is signed in */
export async function dropPrepared(but) {
  const all = await listPrepared();
  for (const { id, person } of all) if (person !== but) await drop(id);
  if (all.every(({ person }) => person !== but)) localStorage.removeItem(holder);
}

/** @param {string} person @param {CarriedGathering} gathering @param {string} number @returns {Promise<Prepared>} */
export async function carryGathering(person, gathering, number) {
  const salt = crypto.getRandomValues(new Uint8Array(16));
  const secret = crypto.getRandomValues(new Uint8Array(32));
  const chest = await crypto.subtle.generateKey(aes, false, ['encrypt', 'decrypt']);
  const inner = await lock(await keyOf(number, salt), secret);
  const key = await lock(chest, new Uint8Array([...inner.iv, ...new Uint8Array(inner.box)]));
  const data = await lock(await crypto.subtle.importKey('raw', secret, aes, false, ['encrypt']), new TextEncoder().encode(JSON.stringify(gathering)));
  const prepared = { id: gathering.id, person, title: gathering.title, until: Date.now() + kept, tries: 0, salt, chest, key, data };
  await put(prepared);
  localStorage[holder] = person;
  return prepared;
}

const isEqual = (/** @type {unknown} */ one, /** @type {unknown} */ other) => JSON.stringify(one) === JSON.stringify(other);

/**
 * Joins what this tab did with what another tab kept meanwhile: of each person and each draft the one that was changed, and this tab's if both were.
 * @param {CarriedGathering} before as this tab last knew the kept copy @param {CarriedGathering} mine @param {CarriedGathering} kept
 * @returns {CarriedGathering}
 */
export function joinCopies(before, mine, kept) {
  const former = new Map(before.people.map(one => [one.person, one]));
  const people = new Map(kept.people.map(one => [one.person, one]));
  for (const one of mine.people) if (!people.has(one.person) || !isEqual(one, former.get(one.person))) people.set(one.person, one);
  const drafts = { ...kept.drafts };
  for (const [name, draft] of Object.entries(mine.drafts ?? {})) if (!isEqual(draft, before.drafts?.[name])) drafts[name] = draft;
  return { ...kept, people: [...people.values()], drafts, isClosed: mine.isClosed || kept.isClosed };
}

/**
 * Opens it with the number. Each try is noted before it is made, so that closing the browser gives nobody more of them.
 * @param {string} id @param {string} number
 * @returns {Promise<{ gathering: CarriedGathering, save: () => Promise<unknown>, refresh: () => Promise<unknown> } | number>} how many tries are left, if it is the wrong number
 */
export async function unlock(id, number) {
  const tried = await update(id, there => ({ ...there, tries: there.tries + 1 }));
  if (!tried) return 0;
  try {
    const inner = new Uint8Array(await open(tried.chest, tried.key));
    const secret = await open(await keyOf(number, tried.salt), { iv: inner.slice(0, 12), box: inner.slice(12).buffer });
    const key = await crypto.subtle.importKey('raw', secret, aes, false, ['encrypt', 'decrypt']);
    const gathering = JSON.parse(new TextDecoder().decode(await open(key, tried.data)));
    await update(id, there => ({ ...there, tries: 0 }));
    let known = structuredClone(gathering);
    const join = (/** @type {boolean} */ isWritten) => navigator.locks.request(`usme-gathering-${id}`, async () => {
      const there = await findPrepared(id);
      if (!there) return;
      const mine = structuredClone(gathering);
      const kept = JSON.parse(new TextDecoder().decode(await open(key, there.data)));
      const joined = joinCopies(known, mine, kept);
      if (isWritten) {
        const data = await lock(key, new TextEncoder().encode(JSON.stringify(joined)));
        await update(id, still => ({ ...still, data }));
      }
      known = isWritten ? joined : kept;
      // What this tab did while it was written stays its own.
      Object.assign(gathering, joinCopies(mine, gathering, joined));
    });
    // One tab at a time reads, joins and writes: else the last to write would take away what the other did.
    return { gathering, save: () => join(true), refresh: () => join(false) };
  } catch {
    // AES-GCM says no more than that the key is another one.
    if (tried.tries >= mostTries) await drop(id);
    return Math.max(0, mostTries - tried.tries);
  }
}
