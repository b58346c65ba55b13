// Who has signed in on this device, whom the page shows, and how a record is stored. Importing this module changes nothing on the page.

/**
 * A record of what somebody did. The server gets the properties above profile, without gathering.
 * @typedef {object} LearningRecord
 * @property {string} id UUIDv7
 * @property {'completed'|'answered'|'practised'|'reflected'|'played'|'attended'|'thanked'|'observed'|'voided'|'filled'} verb "filled" of a form that staff filled without signal
 * @property {string} activity for "voided", the id of the record that is taken back
 * @property {string} [subject] the person it is about, if staff made it: an id, never a name
 * @property {string} [gathering] the gathering at which staff made it
 * @property {string} [answer]
 * @property {string} [question] hash of the question, or version of the test
 * @property {string} [content] version of the lesson
 * @property {string} occurred
 * @property {string} profile the id of the person who made it, or an id that stands for nobody
 * @property {string} title of the page it was made on
 * @property {boolean} [right]
 * @property {number} [score] percent: first as graded on the phone, later as graded by the server
 * @property {string} [epoch] the server's epoch when it acknowledged the record (R7)
 * @property {number} [sent] when the server acknowledged it
 * @property {string} [refused] why the server refused it for good
 * @property {string} [problem] what is to be mended in a form, in words
 * @property {import('./outbox.js').Sealed} [sealed] as it travels without a session (R19); of somebody who is not signed in any more, nothing else is left
 * @property {string} [idle] why it does not count although it is stored: the gathering has not begun, or is cancelled (R34)
 */

export const prefix = 'usme.r.';
export const nobody = 'nadie-';
export const notes = 'usme.n.';

/** @returns {string | null} the person who has signed in on this device, as far as the device knows */
export const person = () => localStorage['usme.person'] ?? null;

/** @returns {string} the person whom this page shows: the server rendered it for them, or they were signed in when it was opened. New records belong to them (R32). Empty if the page shows nobody */
export const shown = () => document.body.dataset.person ?? document.body.dataset.shown ?? '';

/** A UUIDv7: it begins with the time, so ids sort by when they were made. */
export const newId = () => {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  for (let at = 5, time = Date.now(); at >= 0; at--, time = Math.floor(time / 256)) bytes[at] = time % 256;
  bytes[6] = bytes[6] & 15 | 112;
  bytes[8] = bytes[8] & 63 | 128;
  return Array.from(bytes, (byte, at) => ([4, 6, 8, 10].includes(at) ? '-' : '') + byte.toString(16).padStart(2, '0')).join('');
};

/** @returns {string} the profile to which new records belong */
export const profile = () => shown() || (localStorage['usme.nobody'] ??= nobody + newId());

/**
 * Stores a record on this device. If it returns, the record is stored; if it throws, it is not.
 * @param {Pick<LearningRecord, 'verb' | 'activity' | 'subject' | 'gathering' | 'answer' | 'question' | 'content' | 'right' | 'score'>} deed
 * @returns {LearningRecord}
 */
export const keep = deed => {
  const record = { ...deed, id: newId(), profile: profile(), occurred: new Date().toISOString(), title: document.querySelector('h1')?.textContent ?? '' };
  localStorage[prefix + record.id] = JSON.stringify(record);
  return record;
};
