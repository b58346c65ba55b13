// The records on this device. Everything here waits for the storage, so that another can take its place.
import { nobody, notes, prefix, profile, shown } from './device.js';

/** @typedef {import('./device.js').LearningRecord} LearningRecord */

const month = 30 * 24 * 60 * 60 * 1000;

/** Runs alone among this device's tabs. Where a page came without a secure connection there are no locks, and each step is short enough to go without. */
export const alone = (/** @type {string} */ name, /** @type {() => Promise<any>} */ work) => navigator.locks ? navigator.locks.request(name, work) : work();

/** @param {LearningRecord} record */
const put = record => { localStorage[prefix + record.id] = JSON.stringify(record); };

/** Where attendance was kept when it had a way of its own to the server. A phone may bring some until the end of June 2027. */
const former = 'usme.m.';

/** A tap on the list of who came, as the record that it is. @param {{ gathering: string, person: string, kind: 'came'|'late'|'early'|'undone', time?: string, target?: string }} tap @returns {Pick<LearningRecord, 'verb' | 'activity' | 'subject' | 'gathering' | 'answer'>} */
export const recordOf = ({ gathering, person: subject, kind, time, target }) => ({
  subject,
  gathering,
  verb: kind === 'undone' ? 'voided' : 'attended',
  activity: kind === 'undone' ? target ?? '' : `encuentro/${gathering}${kind === 'late' ? '/tarde' : kind === 'early' ? '/temprano' : ''}`,
  answer: time,
});

/** What is still in the former place comes here: under the same id and with the same words, so that a server which has it knows it again (R33). */
function takeOver() {
  for (const key of Object.keys(localStorage).filter(k => k.startsWith(former))) {
    try {
      const { id, staff, occurred, epoch, sent, refused, idle, ...tap } = JSON.parse(localStorage[key]);
      put({ ...recordOf(tap), id, occurred, epoch, sent, refused, idle, profile: staff, title: '' });
      localStorage.removeItem(key);
    } catch { /* Nobody can read it, or there is no room for it: it stays where it is. */ }
  }
}

/** @returns {Promise<LearningRecord[]>} all, oldest first, but those that nobody can read any more */
async function every() {
  takeOver();
  const ids = Object.keys(localStorage).filter(key => key.startsWith(prefix)).sort();
  return ids.flatMap(id => {
    try { return [JSON.parse(localStorage[id])]; } catch { return []; }
  });
}

/** What they did themselves. @param {string} whose */
export const of = async (whose = profile()) => (await every()).filter(r => r.profile === whose && !r.subject);

/** What they said of others. @param {string} whose */
export const said = async (whose = shown()) => (await every()).filter(r => r.profile === whose && r.subject);

/** Not yet acknowledged, or acknowledged by a server that has since gone back to an older backup (R7). @param {LearningRecord} record */
export const isPending = record => !record.refused && (!record.epoch || record.epoch !== localStorage['usme.epoch']);

/** @param {string} whose nobody else sends it (R9) */
export const pending = async whose => (await every()).filter(r => r.profile === whose && isPending(r));

/** Made before anyone signed in. */
export const nobodys = async () => (await every()).filter(r => r.profile.startsWith(nobody));

/** @param {string} epoch */
export const learnEpoch = epoch => { localStorage['usme.epoch'] = epoch; };

/**
 * Writes down what the server said of each record, and forgets those it has had for a month (R7).
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
 * Makes nobody's records someone's: the first who accepts them, whatever tab they are in (R9).
 * @param {string[]} ids
 * @param {string} person
 * @returns {Promise<number>} how many became theirs
 */
export const claim = (ids, person) => alone('usme-claim', async () => {
  const free = (await nobodys()).filter(r => ids.includes(r.id));
  free.forEach(r => put({ ...r, profile: person }));
  return free.length;
});

/** Only nobody's can be thrown away. @param {string[]} ids */
export const discard = ids => alone('usme-claim', async () => {
  for (const record of await nobodys()) {
    if (ids.includes(record.id)) localStorage.removeItem(prefix + record.id);
  }
});

/** From here on, records are this person's. Whoever had signed in before leaves nothing to read (R9). @param {string} person @param {string} name */
export async function signIn(person, name) {
  forgetNotes(key => !key.startsWith(notes + person) && !key.startsWith(notes + nobody));
  // The person last: other pages open again when they see it, and show the name.
  Object.assign(localStorage, { 'usme.name': name, 'usme.person': person });
  await forgetAsking();
}

/** Nobody came back signed in, or it is known who did. */
export async function forgetAsking() {
  localStorage.removeItem('usme.ask');
}

/** The session is over: whoever comes next begins a profile of their own (R9). */
export async function signOut() {
  for (const key of ['person', 'name', 'nobody', 'ask']) localStorage.removeItem(`usme.${key}`);
}

/** The person had everything erased: what this device still holds of them goes too (R30). @param {string} whose */
export async function forget(whose) {
  for (const record of await of(whose)) localStorage.removeItem(prefix + record.id);
}

/** @param {(key: string) => boolean} which all, where none are chosen */
export function forgetNotes(which = () => true) {
  for (const key of Object.keys(localStorage)) {
    if (key.startsWith(notes) && which(key)) localStorage.removeItem(key);
  }
}
