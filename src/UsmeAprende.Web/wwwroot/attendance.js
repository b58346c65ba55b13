// The attendance list. A tap is shown at once, stored on the phone, and sent when there is signal.
import { bring } from './bring.js';
import { fold } from './folding.js';
import { beginsNearly, foldedWords } from './likeness.js';
import { keepRoom } from './room.js';
import { keep, shown } from './device.js';
import { listMarks, markOf, marksAmong } from './marks.js';
import { isPending, recordOf, said } from './records.js';
import sync, { whyNot } from './sync.js';

/** @typedef {import('./marks.js').Mark} Mark */

/** The id of the gathering whose attendance is taken. */
let gathering = '';

/** Ids of marks that the server may not have had when it rendered the page. They are added to what the page says. @type {Set<string>} */
const fresh = new Set();

/** How long, in ms, a button that has just changed ignores taps, because it changed under the finger. */
const settling = 2000;

/** When each row's second button last changed. @type {Map<Element, number>} */
const changed = new Map();

/** The marks of each action, for undoing; the latest comes last. @type {Mark[][]} */
const actions = [];

/** @param {string} who @returns {HTMLElement | null} */
const rowOf = who => document.querySelector(`li[data-person="${CSS.escape(who)}"]`);

/** @param {Element} row @param {string} selector @returns {HTMLElement} */
const part = (row, selector) => /** @type {HTMLElement} */ (row.querySelector(selector));

const clock = new Intl.DateTimeFormat('es-CO', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: 'America/Bogota' });

/** Formats a time as the server does: 7:08 a. m. @param {string} time HH:mm */
const inWords = time => {
  const [hour, minutes] = time.split(':');
  return `${Number(hour) % 12 || 12}:${minutes} ${Number(hour) < 12 ? 'a' : 'p'}.\u00a0m.`;
};

/** @type {Map<HTMLElement, { state: string, words: string }>} what the server said about each person */
const told = new Map();

/** @param {HTMLElement} row */
const remember = row => told.set(row, { state: row.dataset.state ?? 'none', words: part(row, '.state').textContent ?? '' });

/** @param {HTMLElement} row @param {Mark[]} own the row's marks to add, oldest first */
function paintRow(row, own) {
  const before = told.get(row) ?? { state: 'none', words: '' };
  const undone = new Set(own.filter(m => m.kind === 'undone').map(m => m.target));
  const standing = own.filter(m => m.kind !== 'undone' && !undone.has(m.id) && !m.refused && !m.idle);
  const came = before.state === 'came' || standing.some(m => m.kind === 'came');
  const pending = own.some(isPending);
  const refused = own.some(m => m.refused);
  const idle = own.find(m => m.idle)?.idle;
  const times = [['late', 'llegó'], ['early', 'salió']].flatMap(([kind, word]) => {
    const all = standing.filter(m => m.kind === kind).map(m => m.time ?? '').sort();
    return all.length ? [`${word} ${inWords(kind === 'late' ? all[0] : all[all.length - 1])}`] : [];
  });
  row.dataset.state = pending && came ? 'pending' : (refused || idle) && !came ? 'refused' : came ? 'came' : 'none';
  const said = came ? [...before.words ? [before.words] : times.some(t => t.startsWith('llegó')) ? [] : ['vino'], ...times] : [];
  part(row, '.state').textContent = pending ? [...said, 'por enviar'].join(', ') : refused ? 'No se guardó: no puede anotarla usted' : idle && !came ? (idle === 'cancelled' ? 'No cuenta: está cancelado' : 'No cuenta: no ha empezado') : said.join(', ');
  const [side, next] = [part(row, '.side'), came ? 'Early' : 'Late'];
  if (side.getAttribute('value') !== next) changed.set(row, performance.now());
  side.setAttribute('value', next);
  part(row, '[data-side]').textContent = came ? 'Salió antes' : 'Llegó tarde';
}

async function paint() {
  const records = await said();
  const all = marksAmong(records);
  const here = all.filter(m => m.gathering === gathering && (fresh.has(m.id) || isPending(m)));
  for (const row of told.keys()) {
    const own = here.filter(m => m.person === row.dataset.person);
    if (own.length || row.dataset.painted) paintRow(row, own);
    if (own.length) row.dataset.painted = '1';
  }
  const pending = records.filter(isPending).length;
  const sign = /** @type {HTMLElement} */ (document.querySelector('[data-pending]'));
  sign.hidden = !pending;
  sign.textContent = `Pendientes: ${pending}`;
  const count = [...told.keys()].filter(row => ['came', 'pending'].includes(row.dataset.state ?? '')).length;
  /** @type {HTMLElement} */ (document.querySelector('[data-came-count]')).textContent = `${count}`;
  const undo = document.querySelector('.undo');
  const last = actions.at(-1)?.[0];
  if (undo) /** @type {HTMLElement} */ (undo).hidden = !last;
  if (undo && last) part(undo, 'span').textContent = `Deshacer: ${part(/** @type {HTMLElement} */ (rowOf(last.person)), 'b').textContent}`;
}

/** Shows what to do if waiting for signal is not enough. @param {number} status */
function stuck(status) {
  const sign = /** @type {HTMLElement} */ (document.querySelector('[data-stuck]'));
  const words = whyNot(status);
  if (document.body.dataset.carried) return;
  sign.hidden = !words;
  if (words) part(sign, 'p').textContent = words;
}

/** Without signal there is nobody else to keep it. */
function tellFull() {
  const sign = /** @type {HTMLElement} */ (document.querySelector('[data-stuck]'));
  sign.replaceChildren(Object.assign(document.createElement('p'), { textContent: 'No se guardó: este celular está lleno. Anótelo en papel.' }));
  sign.hidden = false;
}

/** @param {string} words */
const say = words => { /** @type {HTMLElement} */ (document.querySelector('[data-said]')).textContent = words; };

/** @param {Pick<Mark, 'person' | 'kind' | 'time' | 'target'>[]} taps @returns {Mark[]} */
const keepAll = taps => taps.map(tap => {
  const mark = markOf(keep(recordOf({ ...tap, gathering })));
  fresh.add(mark.id);
  return mark;
});

/** Keeps marks that are not made with the buttons of a row. @param {Pick<Mark, 'person' | 'kind' | 'time' | 'target'>[]} taps */
export function keepMarks(taps) {
  keepAll(taps);
  paint();
  sync();
}

/** The marks of somebody at this gathering that were made on this phone and stand. @param {string} who */
export async function marksOf(who) {
  const own = (await listMarks()).filter(m => m.gathering === gathering && m.person === who && !m.refused);
  const undone = new Set(own.filter(m => m.kind === 'undone').map(m => m.target));
  return own.filter(m => m.kind !== 'undone' && !undone.has(m.id));
}

/** Marks somebody; throws if the phone cannot store it. @param {string} who @param {string} what */
export function tap(who, what) {
  const row = /** @type {HTMLElement} */ (rowOf(who));
  const isThere = ['came', 'pending'].includes(row.dataset.state ?? '');
  if (what === 'Came' && isThere) {
    say(`${part(row, 'b').textContent} ya está en la lista.`);
    return;
  }
  if (what !== 'Came' && performance.now() - (changed.get(row) ?? -settling) < settling) return;
  changed.set(row, performance.now());
  const time = clock.format(new Date());
  actions.push(keepAll(what === 'Early' ? [{ person: who, kind: 'early', time }] : [{ person: who, kind: 'came' }, ...what === 'Late' ? [{ person: who, kind: /** @type {const} */ ('late'), time }] : []]));
  paint().then(() => say(`${part(row, 'b').textContent}: ${part(row, '.state').textContent}`));
  sync();
}

function undo() {
  const last = actions.pop();
  if (!last) return;
  keepAll(last.map(m => ({ person: m.person, kind: /** @type {const} */ ('undone'), target: m.id })));
  paint();
  say('Deshecho.');
  sync();
}

/** Adds a row: for somebody who was not expected, or with what is known of somebody who was. @param {{ person: string, name: string, lastFour: string, about?: string, key?: string, state?: string }} found */
export function addRow(found) {
  if (rowOf(found.person)) return;
  const model = /** @type {HTMLTemplateElement} */ (document.querySelector('template[data-row]'));
  const row = /** @type {HTMLElement} */ (/** @type {Element} */ (model.content.firstElementChild).cloneNode(true));
  Object.assign(row, { id: `p-${found.person}` });
  Object.assign(row.dataset, { person: found.person, key: found.key || fold(`${found.name} ${found.lastFour}`), state: found.state ? 'came' : 'none' });
  /** @type {HTMLInputElement} */ (part(row, '[name=Person]')).value = found.person;
  part(row, 'b').textContent = found.name;
  part(row, '.tap span small').textContent = found.about ?? (found.lastFour ? `termina en ${found.lastFour} · sin reserva` : 'sin reserva');
  part(row, '.state').textContent = found.state ?? '';
  part(row, '.side .unseen').textContent = `: ${found.name}`;
  part(row, '.more .unseen').textContent = `Más de ${found.name}`;
  const more = part(row, '.more');
  more.setAttribute('href', `${more.getAttribute('href')}`.replace(/[^/]+$/, found.person));
  document.querySelector('.people')?.append(row);
  document.querySelector('[data-none]')?.remove();
  remember(row);
}

/**
 * Filters the list. Each typed word must be the beginning of a word of the name, or part of the digits, in any order. Only where nobody is found so is a
 * typing error in each word forgiven: «rodrigues» finds Rodríguez.
 * @param {string} typed
 */
function search(typed) {
  const words = foldedWords(typed), rows = [...told.keys()];
  const found = (/** @type {(word: string, key: string) => boolean} */ fits) =>
    rows.filter(row => words.every(word => (row.dataset.key ?? '').split(' ').some(key => fits(word, key))));
  const exact = found((word, key) => key.startsWith(word)), shown = new Set(exact.length ? exact : found(beginsNearly));
  for (const row of rows) row.hidden = !shown.has(row);
  /** @type {HTMLElement} */ (document.querySelector('[data-nobody]')).hidden = shown.size > 0;
}

/**
 * Makes the list on the page take attendance.
 * @param {string} id the gathering's
 * @param {number} [asOf] in ms, by this phone's clock: when the site was asked for the list
 * @param {(code: string) => Promise<{ person: string, name: string, lastFour: string }>} [ownerOf] finds whose card was read; throws what to say if nobody's
 */
export function takeAttendance(id, asOf = Date.now() - performance.now(), ownerOf) {
  gathering = id;
  for (const row of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('li[data-person]'))) remember(row);
  const field = /** @type {HTMLInputElement} */ (document.querySelector('[data-search]'));
  /** @type {HTMLElement} */ (field.closest('label')).hidden = told.size < 8;
  field.addEventListener('input', () => search(field.value));
  document.addEventListener('submit', event => {
    const form = /** @type {HTMLFormElement} */ (event.target);
    const what = /** @type {HTMLButtonElement | null} */ (event.submitter)?.value;
    if (!form.matches('[data-attend]') || !what || !shown()) return;
    try {
      tap(/** @type {HTMLInputElement} */ (part(form, '[name=Person]')).value, what);
    } catch {
      // The phone cannot store anything: submit the form to the server instead, if this page came from it.
      if (!document.body.dataset.carried) return;
      tellFull();
    }
    event.preventDefault();
    if (field.value) {
      field.value = '';
      search('');
    }
  });
  document.querySelector('[data-undo]')?.addEventListener('click', undo);
  keepRoom(/** @type {HTMLElement} */ (document.querySelector('.taking .bar')), 'Top');
  keepRoom(/** @type {HTMLElement} */ (document.querySelector('.undo')), 'Bottom');
  document.addEventListener('sync', event => {
    paint();
    stuck(/** @type {CustomEvent<number>} */ (event).detail);
  });
  // Marks that were waiting when the page was loaded, and marks that were sent since the site was asked for the list.
  listMarks().then(all => {
    for (const mark of all) {
      if (mark.gathering === gathering && (isPending(mark) || (mark.sent ?? 0) >= asOf)) fresh.add(mark.id);
    }
    paint();
    sync();
  });
  // Not awaited: the scanner can start only when this module has finished.
  if ('BarcodeDetector' in window) bring('scan').then(scan => scan.default(gathering, ownerOf));
}

const list = /** @type {HTMLElement | null} */ (document.querySelector('[data-gathering]'));
if (list?.dataset.gathering && list.dataset.closed === 'False') takeAttendance(list.dataset.gathering);
// Without signal the list is on this phone, and opened by who knows its number.
if (document.querySelector('[data-locked]')) bring('carried-gathering');
