// The records stored on this device. All functions are async, so that localStorage can be replaced by another storage.
import { nobody, notes, prefix, profile, shown } from './device.js';

/** @typedef {import('./device.js').LearningRecord} LearningRecord */

const month = 30 * 24 * 60 * 60 * 1000;

/** Runs the work in one tab at a time. Without a secure connection the browser has no locks: then it runs without one, since each step is short. */
export const alone = (/** @type {string} */ name, /** @type {() => Promise<any>} */ work) => navigator.locks ? navigator.locks.request(name, work) : work();

/** @param {LearningRecord} record */
const put = record => { localStorage[prefix + record.id] = JSON.stringify(record); };

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

/** Converts marks in the former format. They keep their id and content, so that a server that already has one recognises the duplicate (R33). */
function takeOver() {
  for (const key of Object.keys(localStorage).filter(k => k.startsWith(former))) {
    try {
      const { id, staff, occurred, epoch, sent, refused, idle, ...tap } = JSON.parse(localStorage[key]);
      put({ ...recordOf(tap), id, occurred, epoch, sent, refused, idle, profile: staff, title: '' });
      localStorage.removeItem(key);
    } catch { /* It cannot be read, or the storage is full: leave it there. */ }
  }
}

/** @returns {Promise<LearningRecord[]>} all records, oldest first, without those that cannot be read */
async function every() {
  takeOver();
  const ids = Object.keys(localStorage).filter(key => key.startsWith(prefix)).sort();
  return ids.flatMap(id => {
    try { return [JSON.parse(localStorage[id])]; } catch { return []; }
  });
}

/** The records that a person made about themselves. @param {string} whose */
export const of = async (whose = profile()) => (await every()).filter(r => r.profile === whose && !r.subject);

/** The records that a member of staff made about others. @param {string} whose */
export const said = async (whose = shown()) => (await every()).filter(r => r.profile === whose && r.subject);

/** True if the server has not acknowledged the record, or if it acknowledged it and was later restored from an older backup (R7). @param {LearningRecord} record */
export const isPending = record => !record.refused && (!record.epoch || record.epoch !== localStorage['usme.epoch']);

/** @param {string} whose only this person may send their records (R9) */
export const pending = async whose => (await every()).filter(r => r.profile === whose && isPending(r));

/** All that waits on this phone, of whomever it is. */
export const waiting = async () => (await every()).filter(r => isPending(r) && !r.profile.startsWith(nobody));

/** Records that the server refused for good. @param {string} whose */
export const refused = async whose => (await every()).filter(r => r.profile === whose && r.refused);

/** Records made before anyone signed in. */
export const nobodys = async () => (await every()).filter(r => r.profile.startsWith(nobody));

/** @param {string} epoch */
export const learnEpoch = epoch => { localStorage['usme.epoch'] = epoch; };

/**
 * Stores the server's answer to each record, and deletes records that the server has had for a month (R7).
 * @param {{ id: string, result: string, reason?: string, score?: number }[]} results
 * @param {string} epoch
 */
export async function settle(results, epoch) {
  learnEpoch(epoch);
  const said = new Map(results.map(r => [r.id, r]));
  for (const record of await every()) {
    const answer = said.get(record.id);
    if (answer?.result === 'stored' || answer?.result === 'duplicate') put({ ...record, epoch, sent: Date.now(), score: answer.score ?? record.score, idle: answer.reason });
    else if (answer?.result === 'rejected') put({ ...record, refused: answer.reason ?? 'rejected' });
    else if (record.sent && record.epoch === epoch && Date.now() - record.sent > month) localStorage.removeItem(prefix + record.id);
  }
}

/**
 * Assigns records that belong to nobody to a person. The first person who accepts them gets them, in any tab (R9).
 * @param {string[]} ids
 * @param {string} person
 * @returns {Promise<number>} how many were assigned
 */
export const claim = (ids, person) => alone('usme-claim', async () => {
  const free = (await nobodys()).filter(r => ids.includes(r.id));
  free.forEach(r => put({ ...r, profile: person }));
  return free.length;
});

/** Deletes records that belong to nobody. Others cannot be deleted. @param {string[]} ids */
export const discard = ids => alone('usme-claim', async () => {
  for (const record of await nobodys()) {
    if (ids.includes(record.id)) localStorage.removeItem(prefix + record.id);
  }
});

/** What the server last said of a person, for when there is no signal. It is theirs alone: it goes when they sign out, or somebody else signs in (R9). */
const ownPrefix = 'usme.o.';

/** @param {{ id: string }} me */
export function keepOwn(me) {
  try {
    localStorage[ownPrefix + me.id] = JSON.stringify(me);
  } catch { /* The storage is full: without signal only what was done on this phone is shown. */ }
}

/** @param {string} person @returns {any} null if nothing is known */
export const own = person => JSON.parse(localStorage[ownPrefix + person] ?? 'null');

/** @param {string} [but] the person whose it may stay */
function forgetOwn(but = '') {
  for (const key of Object.keys(localStorage)) {
    if (key.startsWith(ownPrefix) && key !== ownPrefix + but) localStorage.removeItem(key);
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

/** Deletes the person's own records from this device, after they had their data erased (R30). @param {string} whose */
export async function forget(whose) {
  for (const record of await of(whose)) localStorage.removeItem(prefix + record.id);
}

/** Deletes notes. @param {(key: string) => boolean} which all notes by default */
export function forgetNotes(which = () => true) {
  for (const key of Object.keys(localStorage)) {
    if (key.startsWith(notes) && which(key)) localStorage.removeItem(key);
  }
}
