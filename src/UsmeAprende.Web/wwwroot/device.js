// Whose phone this is, whom its page shows, and what was done on it. Nothing here touches the page: whoever imports it, and however often, changes nothing.

/**
 * Something done here. Everything but profile, title and what comes after them is what the server gets.
 * @typedef {object} LearningRecord
 * @property {string} id UUIDv7
 * @property {'completed'|'answered'|'practised'|'reflected'|'played'|'attended'|'voided'} verb
 * @property {string} activity of what takes a record back, that record's id
 * @property {string} [subject] of whom, where staff say it of somebody: an id, never a name
 * @property {string} [gathering] where staff said it
 * @property {string} [answer]
 * @property {string} [question] hash of the question, or version of the test
 * @property {string} [content] version of the lesson
 * @property {string} occurred
 * @property {string} profile the person's id, or of nobody in particular
 * @property {string} title of the page it was made on
 * @property {boolean} [right]
 * @property {number} [score] percent: here as graded here, later as the server says
 * @property {string} [epoch] of the server that acknowledged it
 * @property {number} [sent] when it did
 * @property {string} [refused] why it never will
 * @property {string} [idle] why it does not count though it was stored: the gathering has not begun, or is cancelled (R34)
 */

export const prefix = 'usme.r.';
export const nobody = 'nadie-';
export const notes = 'usme.n.';

/** @returns {string | null} who has signed in on this device, as far as it knows */
export const person = () => localStorage['usme.person'] ?? null;

/** @returns {string} whom this page shows, and so whose what is done here is: whom it was made for, or who had signed in when it was opened; nothing for nobody (R32) */
export const shown = () => document.body.dataset.person ?? document.body.dataset.shown ?? '';

/** Time first, so that ids sort as they were made. */
export const newId = () => {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  for (let at = 5, time = Date.now(); at >= 0; at--, time = Math.floor(time / 256)) bytes[at] = time % 256;
  bytes[6] = bytes[6] & 15 | 112;
  bytes[8] = bytes[8] & 63 | 128;
  return Array.from(bytes, (byte, at) => ([4, 6, 8, 10].includes(at) ? '-' : '') + byte.toString(16).padStart(2, '0')).join('');
};

/** @returns {string} whose records are made now */
export const profile = () => shown() || (localStorage['usme.nobody'] ??= nobody + newId());

/**
 * Keeps what was done, on this device. When this returns it is kept; when it throws it is not.
 * @param {Pick<LearningRecord, 'verb' | 'activity' | 'subject' | 'gathering' | 'answer' | 'question' | 'content' | 'right' | 'score'>} deed
 * @returns {LearningRecord}
 */
export const keep = deed => {
  const record = { ...deed, id: newId(), profile: profile(), occurred: new Date().toISOString(), title: document.querySelector('h1')?.textContent ?? '' };
  localStorage[prefix + record.id] = JSON.stringify(record);
  return record;
};
