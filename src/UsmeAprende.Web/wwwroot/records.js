// The records stored on this device. A page notes them at once (device.js); from there they come into the database, where they stay.
import { readAll, transact } from './database.js';
import { nobody, notes, person, prefix, profile, shown } from './device.js';

/** @typedef {import('./device.js').LearningRecord} LearningRecord */

const month = 30 * 24 * 60 * 60 * 1000;

/** Runs the work in one tab at a time. Without a secure connection the browser has no locks: then it runs without one, since each step is short. */
export const alone = (/** @type {string} */ name, /** @type {() => Promise<any>} */ work) => navigator.locks ? navigator.locks.request(name, work) : work();

/** The key prefix of attendance marks in the former format, which had its own route to the server. Phones may still hold some until the end of June 2027. */
const former = 'usme.m.';

/** Converts a tap on the attendance list to a learning record. @param {{ gathering: string, person: string, kind: 'came'|'late'|'early'|'undone', time?: string, target?: string }} tap @returns {Pick<LearningRecord, 'verb' | 'activity' | 'subject' | 'gathering' | 'answer'>} */
export const recordOf = ({ gathering, person: subject, kind, time, target }) => ({
  subject,
  gathering,
  verb: kind === 'undone' ? 'voided' : 'attended',
  activity: kind === 'undone' ? target ?? '' : `encuentro/${gathering}${kind === 'late' ? '/tarde' : kind === 'early' ? '/temprano' : ''}`,
  answer: time,
});

/** Converts a mark in the former format. It keeps its id and content, so that a server that already has it recognises the duplicate (R33). @param {any} mark @returns {LearningRecord} */
const ofMark = ({ id, staff, occurred, epoch, sent, refused, idle, ...tap }) => ({ ...recordOf(tap), id, occurred, epoch, sent, refused, idle, profile: staff, title: '' });

/** What pages noted and the database does not have yet. @returns {[string, LearningRecord][]} with the keys of localStorage, without what cannot be read */
const noted = () => Object.keys(localStorage).flatMap(key => {
  try {
    return key.startsWith(prefix) ? [/** @type {[string, LearningRecord]} */ ([key, JSON.parse(localStorage[key])])] : key.startsWith(former) ? [[key, ofMark(JSON.parse(localStorage[key]))]] : [];
  } catch {
    return [];
  }
});

/** Beside the database: how many records it has, by which its loss is noticed. Browsers throw away a broken database without a word. */
const countKey = 'usme.count';

/** How many records were lost with the database, as far as this phone knows. */
export const lost = () => Number(localStorage['usme.lost'] ?? 0);

/** Brings what pages noted into the database. What is there already was changed since, and stays. */
export async function bringIn() {
  const found = noted();
  if (!found.length) return;
  await transact(['records'], 'readwrite', transaction => {
    const store = transaction.objectStore('records');
    for (const [, record] of found) store.getKey(record.id).onsuccess = event => {
      if (/** @type {IDBRequest} */ (event.target).result === undefined) store.put(record);
    };
  });
  for (const [key] of found) localStorage.removeItem(key);
}

/** @returns {Promise<LearningRecord[]>} all records, oldest first */
async function every() {
  // If the database cannot be used, or the phone is full, they stay where pages noted them.
  await bringIn().catch(() => null);
  const kept = await readAll('records').catch(() => null);
  if (kept) {
    if (kept.length < Number(localStorage[countKey] ?? 0)) localStorage['usme.lost'] = lost() + Number(localStorage[countKey]) - kept.length;
    localStorage[countKey] = kept.length;
  }
  const ids = new Set(kept?.map(r => r.id));
  return [...kept ?? [], ...noted().map(([, record]) => record).filter(r => !ids.has(r.id))].sort((one, other) => one.id < other.id ? -1 : 1);
}

/** Changes records in one step. @param {(record: LearningRecord) => LearningRecord | null | undefined} change null deletes it, undefined leaves it @returns {Promise<number>} how many were changed */
async function changeAll(change) {
  await bringIn().catch(() => null);
  let changed = 0;
  await transact(['records'], 'readwrite', transaction => {
    let left = 0;
    transaction.objectStore('records').openCursor().onsuccess = event => {
      const cursor = /** @type {IDBRequest<IDBCursorWithValue>} */ (event.target).result;
      if (!cursor) {
        localStorage[countKey] = left;
        return;
      }
      const next = change(cursor.value);
      if (next !== undefined) changed++;
      if (next) cursor.update(next);
      if (next === null) cursor.delete();
      else left++;
      cursor.continue();
    };
  }).catch(() => null);
  // What could not come into the database is changed where it is.
  for (const [key, record] of noted()) {
    const next = change(record);
    if (next === undefined) continue;
    changed++;
    localStorage.removeItem(key);
    if (next) localStorage[prefix + record.id] = JSON.stringify(next);
  }
  return changed;
}

/** A record of which only the sealed form is left says nothing. @param {LearningRecord} record */
const isReadable = record => Boolean(record.verb);

/** The records that a person made about themselves. @param {string} whose */
export const of = async (whose = profile()) => (await every()).filter(r => r.profile === whose && isReadable(r) && !r.subject);

/** The records that a member of staff made about others. @param {string} whose */
export const said = async (whose = shown()) => (await every()).filter(r => r.profile === whose && r.subject);

/** True if the server has not acknowledged the record, or if it acknowledged it and was later restored from an older backup (R7). @param {LearningRecord} record */
export const isPending = record => !record.refused && (!record.epoch || record.epoch !== localStorage['usme.epoch']);

/** A form that staff filled without signal is sent sealed, and in no other way. @param {LearningRecord} record */
const isForm = record => record.verb === 'filled';

/** What is sent although somebody else, or nobody, is signed in: it is sealed, and the server sees whose it is. @param {LearningRecord} record @param {string} who is signed in, and sends the rest in their session */
export const goesSealed = (record, who) => isPending(record) && (record.profile !== who || isForm(record) || !isReadable(record));

/** @param {string} who */
export const hasSealed = async who => (await every()).some(r => r.profile === who && goesSealed(r, who));

/** @param {string} whose only this person may send their records (R9) */
export const pending = async whose => (await every()).filter(r => r.profile === whose && isReadable(r) && !isForm(r) && isPending(r));

/** All that waits on this phone, of whomever it is. */
export const waiting = async () => (await every()).filter(r => isPending(r) && !isNobodys(r));

/** Records that the server refused for good. @param {string} whose */
export const refused = async whose => (await every()).filter(r => r.profile === whose && isReadable(r) && r.refused);

/** @param {LearningRecord} record */
const isNobodys = record => record.profile.startsWith(nobody);

/** Records made before anyone signed in. */
export const nobodys = async () => (await every()).filter(isNobodys);

/** @param {string} epoch */
export const learnEpoch = epoch => { localStorage['usme.epoch'] = epoch; };

/**
 * Stores the server's answer to each record, and deletes records that the server has had for a month (R7).
 * @param {{ id: string, result: string, reason?: string, score?: number }[]} results
 * @param {string} epoch
 */
export async function settle(results, epoch) {
  const told = new Map(results.map(r => [r.id, r]));
  await changeAll(record => {
    const answer = told.get(record.id);
    if (answer?.result === 'stored' || answer?.result === 'duplicate') return { ...record, epoch, sent: Date.now(), score: answer.score ?? record.score, idle: answer.reason };
    if (answer?.result === 'rejected') return { ...record, refused: answer.reason ?? 'rejected' };
    return record.sent && record.epoch === epoch && Date.now() - record.sent > month ? null : undefined;
  });
  // Only now: a new epoch has all older records sent again (R7).
  learnEpoch(epoch);
}

/**
 * Assigns records that belong to nobody to a person. The first person who accepts them gets them, in any tab (R9).
 * @param {string[]} ids
 * @param {string} person
 * @returns {Promise<number>} how many were assigned
 */
export const claim = (ids, person) => alone('usme-claim', () => changeAll(record => isNobodys(record) && ids.includes(record.id) ? { ...record, profile: person } : undefined));

/** Deletes records that belong to nobody. Others cannot be deleted. @param {string[]} ids */
export const discard = ids => alone('usme-claim', () => changeAll(record => isNobodys(record) && ids.includes(record.id) ? null : undefined));

/** What the server last said of a person, for when there is no signal. It is theirs alone: it goes when they sign out, or somebody else signs in (R9). */
export const ownPrefix = 'usme.o.';

/** @param {{ id: string }} me */
export function keepOwn(me) {
  try {
    localStorage[ownPrefix + me.id] = JSON.stringify(me);
  } catch { /* The storage is full: without signal only what was done on this phone is shown. */ }
}

/** @param {string} person @returns {any} null if nothing is known */
export const own = person => JSON.parse(localStorage[ownPrefix + person] ?? 'null');

/** @param {string} [but] the person whose it may stay */
function forgetOwn(but) {
  for (const key of Object.keys(localStorage)) {
    if (key.startsWith(ownPrefix) && !(but && key.startsWith(ownPrefix + but))) localStorage.removeItem(key);
  }
}

/** Stores who has signed in: new records belong to this person. Deletes the notes of the person before, so that nobody can read them (R9). @param {string} person @param {string} name */
export async function signIn(person, name) {
  forgetNotes(key => !key.startsWith(notes + person) && !key.startsWith(notes + nobody));
  forgetOwn(person);
  // The person is written last: other tabs reload when it changes, and then show the name.
  Object.assign(localStorage, { 'usme.name': name, 'usme.person': person });
  await forgetAsking();
}

/** Stops asking the server who signed in: it is known, or nobody did. */
export async function forgetAsking() {
  localStorage.removeItem('usme.ask');
}

/** Ends the session on this device. The next person begins with a new profile (R9). */
export async function signOut() {
  for (const key of ['person', 'name', 'nobody', 'ask']) localStorage.removeItem(`usme.${key}`);
  forgetOwn();
}

/** Of who is not signed in any more, only what is sealed stays, and nobody can read it (R9, R19). What could not be sealed stays as it is: to lose it would be worse (R7). */
export const sealAway = () => changeAll(({ id, profile: whose, sealed, epoch, sent, refused: why, verb }) =>
  sealed && verb && whose !== person() ? /** @type {LearningRecord} */ ({ id, profile: whose, sealed, epoch, sent, refused: why }) : undefined);

/** Notes that something sealed waits, so that the next page sends it, whoever opens it. */
export async function noteSealed() {
  if ((await every()).some(r => r.sealed && (isReadable(r) || isPending(r)))) localStorage['usme.sealed'] = 1;
  else localStorage.removeItem('usme.sealed');
}

/** Deletes the person's own records from this device, after they had their data erased (R30). @param {string} whose */
export const forget = whose => changeAll(record => record.profile === whose && (!isReadable(record) || !record.subject) ? null : undefined);

/** Deletes notes. @param {(key: string) => boolean} which all notes by default */
export function forgetNotes(which = () => true) {
  for (const key of Object.keys(localStorage)) {
    if (key.startsWith(notes) && which(key)) localStorage.removeItem(key);
  }
}
