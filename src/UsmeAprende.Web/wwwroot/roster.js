// The rows of an attendance list: what the site says of each person, what this phone adds to it, and which are shown.
import { fold } from './folding.js';
import { beginsNearly, foldedWords } from './likeness.js';
import { isPending } from './records.js';

/** @typedef {import('./marks.js').Mark} Mark */
/** @typedef {{ id: string, kind: string }} OwnMark that this member of staff may take back */
/** @typedef {{ state: string, words: string, waits: boolean, own: OwnMark[], isOthers: boolean, tasks: string[], hasHelped: boolean }} Told what the site says of a person */
/** @typedef {{ person: string, name: string, lastFour: string, about?: string, key?: string, state?: string, waits?: boolean, own?: OwnMark[], isOthers?: boolean, tasks?: string[], hasHelped?: boolean }} Attendee as the site sends one */

/** @type {Map<HTMLElement, Told>} */
export const told = new Map();

/** @param {string} who @returns {HTMLElement | null} */
export const rowOf = who => document.querySelector(`li[data-person="${CSS.escape(who)}"]`);

/** @param {Element} row @param {string} selector @returns {HTMLElement} */
export const part = (row, selector) => /** @type {HTMLElement} */ (row.querySelector(selector));

/** @param {string} who */
export const nameOf = who => part(/** @type {HTMLElement} */ (rowOf(who)), 'b').textContent ?? '';

/** @param {HTMLElement} row */
export const isThere = row => ['came', 'pending'].includes(row.dataset.state ?? '');

/** @param {HTMLElement} row */
export const whoIn = row => row.dataset.person ?? '';

/** Formats a time as the server does: 7:08 a. m. @param {string} time HH:mm */
export const inWords = time => {
  const [hour, minutes] = time.split(':');
  return `${Number(hour) % 12 || 12}:${minutes} ${Number(hour) < 12 ? 'a' : 'p'}.\u00a0m.`;
};

/** @param {HTMLElement} row as the site rendered it */
export const remember = row => told.set(row, { state: row.dataset.state ?? 'none', words: part(row, '.state').textContent ?? '', waits: row.dataset.waits === 'true', own: [], isOthers: false, tasks: [], hasHelped: false });

/** @param {HTMLElement} row @param {Attendee} now */
export function tellRow(row, now) {
  const words = now.state ?? '';
  told.set(row, { state: words ? 'came' : 'none', words, waits: now.waits ?? false, own: now.own ?? [], isOthers: now.isOthers ?? false, tasks: now.tasks ?? [], hasHelped: now.hasHelped ?? false });
  part(row, 'b').textContent = now.name;
  part(row, '.about').textContent = now.about ?? (now.lastFour ? `termina en ${now.lastFour} · sin reserva` : 'sin reserva');
}

/** @param {HTMLElement} row @param {Mark[]} own the row's marks to add, oldest first */
export function paintRow(row, own) {
  const before = /** @type {Told} */ (told.get(row));
  const undone = new Set(own.filter(m => m.kind === 'undone').map(m => m.target));
  const standing = own.filter(m => m.kind !== 'undone' && !undone.has(m.id) && !m.refused && !m.idle);
  // Of what the site says, what was taken back here since is no more.
  const isTold = before.state === 'came' && !(before.own.length && !before.isOthers && before.own.every(mark => undone.has(mark.id)));
  const came = isTold || standing.some(m => m.kind === 'came');
  const pending = own.some(isPending);
  const refused = own.some(m => m.refused);
  const idle = own.find(m => m.idle)?.idle;
  const times = [['late', 'llegó'], ['early', 'salió']].flatMap(([kind, word]) => {
    const all = standing.filter(m => m.kind === kind).map(m => m.time ?? '').sort();
    return all.length ? [`${word} ${inWords(kind === 'late' ? all[0] : all[all.length - 1])}`] : [];
  });
  row.dataset.state = pending && came ? 'pending' : (refused || idle) && !came ? 'refused' : came ? 'came' : 'none';
  const words = came ? [...isTold && before.words ? [before.words] : times.some(t => t.startsWith('llegó')) ? [] : ['vino'], ...times] : [];
  part(row, '.state').textContent = pending ? [...words, 'por enviar'].join(', ') : refused ? 'No se guardó: no puede anotarla usted' : idle && !came ? (idle === 'cancelled' ? 'No cuenta: está cancelado' : 'No cuenta: no ha empezado') : words.join(', ');
  part(row, '.tap').setAttribute('aria-pressed', `${isThere(row)}`);
}

/** Adds a row: for somebody who was not expected, or with what is known of somebody who was. @param {Attendee} found */
export function addRow(found) {
  if (rowOf(found.person)) return;
  const model = /** @type {HTMLTemplateElement} */ (document.querySelector('template[data-row]'));
  const row = /** @type {HTMLElement} */ (/** @type {Element} */ (model.content.firstElementChild).cloneNode(true));
  row.id = `p-${found.person}`;
  Object.assign(row.dataset, { person: found.person, key: found.key || fold(`${found.name} ${found.lastFour}`), state: found.state ? 'came' : 'none' });
  /** @type {HTMLInputElement} */ (part(row, '[name=Person]')).value = found.person;
  part(row, '.state').textContent = found.state ?? '';
  part(row, '.more .unseen').textContent = `Más de ${found.name}`;
  const more = part(row, '.more');
  more.setAttribute('href', `${more.getAttribute('href')}`.replace(/[^/]+$/, found.person));
  document.querySelector('.people')?.append(row);
  document.querySelector('[data-none]')?.remove();
  tellRow(row, found);
}

/** What is typed in the search, and whether only those are shown who were missing when that was asked for. */
const asked = { words: /** @type {string[]} */ ([]), missing: /** @type {Set<HTMLElement> | null} */ (null) };

/**
 * Shows the rows that are asked for. Each typed word must be the beginning of a word of the name, or part of the digits, in any order. Only
 * where nobody is found so is a typing error in each word forgiven: «rodrigues» finds Rodríguez.
 * @returns {number} how many are shown
 */
function show() {
  const rows = [...told.keys()].filter(row => !asked.missing || asked.missing.has(row));
  const found = (/** @type {(word: string, key: string) => boolean} */ fits) =>
    rows.filter(row => asked.words.every(word => (row.dataset.key ?? '').split(' ').some(key => fits(word, key))));
  const exact = found((word, key) => key.startsWith(word)), shown = new Set(exact.length ? exact : found(beginsNearly));
  for (const row of told.keys()) row.hidden = !shown.has(row);
  /** @type {HTMLElement} */ (document.querySelector('[data-unlisted]')).hidden = shown.size > 0 || !told.size;
  return shown.size;
}

/** @param {string} typed */
export function search(typed) {
  asked.words = foldedWords(typed);
  return show();
}

/** Whoever is marked meanwhile stays where they are: another name must not come under the finger. @param {boolean} areAlone */
export function showMissing(areAlone) {
  asked.missing = areAlone ? new Set([...told.keys()].filter(row => !isThere(row))) : null;
  return show();
}
