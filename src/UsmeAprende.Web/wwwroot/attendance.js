// The attendance list. A tap is shown at once, stored on the phone, and sent when there is signal.
import { showAttendee } from './attendee.js';
import { bring } from './bring.js';
import { offerCards } from './cards.js';
import { watchList } from './live-list.js';
import { keepRoom } from './room.js';
import { keep, shown } from './device.js';
import { listMarks, markOf, marksAmong } from './marks.js';
import { offerNewcomers } from './newcomers.js';
import { isPending, recordOf, said } from './records.js';
import { addRow, isThere, nameOf, paintRow, part, remember, rowOf, search, tellRow, told, whoIn } from './roster.js';
import { offerSeveral, paintSeveral } from './several.js';
import sync, { whyNot } from './sync.js';

/** @typedef {import('./marks.js').Mark} Mark */
/** @typedef {{ id: string, title: string, task: string }} WatchedTask */

/** The gathering whose attendance is taken, and the tasks that can be watched there. */
export const taking = { gathering: '', tasks: /** @type {WatchedTask[]} */ ([]) };

/** Ids of marks that the site may not have had when it last told its list. They are added to what it says. @type {Set<string>} */
const fresh = new Set();

/** How long, in ms, a mark that was just made keeps another from the same row: it was meant for what was there before. */
const settling = 2000;

/** When each row was last marked. @type {Map<Element, number>} */
const changed = new Map();

/** What was done, and how it is undone; the latest comes last. @type {{ words: string, who: string, undo: () => void }[]} */
const actions = [];

const clock = new Intl.DateTimeFormat('es-CO', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: 'America/Bogota' });

/** The time of now, as a mark has it. */
export const timeNow = () => clock.format(new Date());

async function paint() {
  const records = await said();
  const here = marksAmong(records).filter(m => m.gathering === taking.gathering && (fresh.has(m.id) || isPending(m)));
  for (const row of told.keys()) paintRow(row, here.filter(m => m.person === whoIn(row)));
  const pending = records.filter(isPending).length;
  const sign = /** @type {HTMLElement} */ (document.querySelector('[data-pending]'));
  sign.hidden = !pending;
  sign.textContent = `Pendientes: ${pending}`;
  /** @type {HTMLElement} */ (document.querySelector('[data-came-count]')).textContent = `${countCame()}`;
  const undo = /** @type {HTMLElement} */ (document.querySelector('[data-undo]'));
  const last = actions.at(-1);
  undo.hidden = !last;
  if (last) part(undo, 'span').textContent = `Deshacer: ${last.words}`;
  paintSeveral();
}

const countCame = () => [...told.keys()].filter(isThere).length;

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

/** @param {string} words @param {boolean} [isSeen] whether it is shown too, and not only read aloud */
export function say(words, isSeen = false) {
  const place = /** @type {HTMLElement} */ (document.querySelector('[data-said]'));
  place.textContent = words;
  place.classList.toggle('unseen', !isSeen);
}

/** @param {Pick<Mark, 'person' | 'kind' | 'time' | 'target'>[]} taps @returns {Mark[]} */
const keepAll = taps => taps.map(tap => {
  const mark = markOf(keep(recordOf({ ...tap, gathering: taking.gathering })));
  fresh.add(mark.id);
  return mark;
});

/** Keeps marks that are not made with the buttons of a row. @param {Pick<Mark, 'person' | 'kind' | 'time' | 'target'>[]} taps */
export function keepMarks(taps) {
  const made = keepAll(taps);
  paint();
  sync();
  return made;
}

/** Takes back records of this phone. @param {{ id: string, person: string }[]} made */
const takeBack = made => keepMarks(made.map(m => ({ person: m.person, kind: /** @type {const} */ ('undone'), target: m.id })));

/** Notes what can be undone. @param {string} words @param {string} who @param {() => void} undo */
export function noteAction(words, who, undo) {
  actions.push({ words, who, undo });
  paint();
}

/** The marks of somebody at this gathering that were made on this phone and stand. @param {string} who */
export async function marksOf(who) {
  const own = (await listMarks()).filter(m => m.gathering === taking.gathering && m.person === who && !m.refused);
  const undone = new Set(own.filter(m => m.kind === 'undone').map(m => m.target));
  return own.filter(m => m.kind !== 'undone' && !undone.has(m.id));
}

/** Marks people; throws if the phone cannot store it. @param {string[]} people @param {'came' | 'late' | 'early'} what @param {string} words */
export function mark(people, what, words) {
  const time = timeNow();
  for (const who of people) changed.set(/** @type {HTMLElement} */ (rowOf(who)), performance.now());
  const made = keepAll(people.flatMap(who => what === 'early' ? [{ person: who, kind: what, time }] : [{ person: who, kind: /** @type {const} */ ('came') }, ...what === 'late' ? [{ person: who, kind: what, time }] : []]));
  noteAction(words, people[0], () => takeBack(made));
  paint().then(() => say(people.length > 1 ? `${words}. Vinieron: ${countCame()}.` : `${words}: ${part(/** @type {HTMLElement} */ (rowOf(people[0])), '.state').textContent}. Vinieron: ${countCame()}.`));
  sync();
}

/** Marks somebody; throws if the phone cannot store it. @param {string} who @param {'came' | 'late' | 'early'} [what] */
export function tap(who, what = 'came') {
  const row = /** @type {HTMLElement} */ (rowOf(who));
  if (what === 'came' && isThere(row)) return say(`${nameOf(who)} ya está en la lista.`, true);
  if (what === 'early' && performance.now() - (changed.get(row) ?? -settling) < settling) return;
  mark([who], what, nameOf(who));
}

/** Keeps records about people that are no marks of the list. @param {string[]} people @param {{ verb: 'observed' | 'thanked', activity: string, answer?: string }} deed @param {string} words */
export function noteDeed(people, deed, words) {
  const made = people.map(who => ({ id: keep({ ...deed, subject: who, gathering: taking.gathering }).id, person: who }));
  noteAction(words, people[0], () => takeBack(made));
  say(words);
  sync();
}

async function undo() {
  const last = actions.pop();
  if (!last) return;
  last.undo();
  await paint();
  say(`Deshecho: ${last.words}. Vinieron: ${countCame()}.`);
  // The button is gone or is another's: who uses a keyboard goes on where they were.
  part(rowOf(last.who) ?? document.body, '.tap')?.focus();
}

/** What the site says now, of marks on other phones too. @param {{ isClosed: boolean, people: import('./roster.js').Attendee[], modules: WatchedTask[] }} list @param {number} asked in ms, by this phone's clock */
async function learn(list, asked) {
  const all = await listMarks();
  for (const { id, sent, refused, idle } of all) if (sent && sent < asked && !refused && !idle) fresh.delete(id);
  const listed = new Set(list.people.map(one => one.person));
  const kept = new Set(all.filter(m => m.gathering === taking.gathering && (fresh.has(m.id) || isPending(m))).map(m => m.person));
  for (const row of [...told.keys()]) if (!listed.has(whoIn(row)) && !kept.has(whoIn(row))) {
    told.delete(row);
    row.remove();
  }
  for (const one of list.people) {
    addRow(one);
    tellRow(/** @type {HTMLElement} */ (rowOf(one.person)), one);
  }
  taking.tasks = list.modules;
  await paint();
  if (list.isClosed) say('La asistencia ya está cerrada. Lo que marque llega como anotado después del cierre.', true);
}

/**
 * Makes the list on the page take attendance.
 * @param {string} id the gathering's
 * @param {{ asOf?: number, ownerOf?: (code: string) => Promise<{ person: string, name: string, lastFour: string }>, tasks?: WatchedTask[], register?: (typed: string) => void }} [without] signal:
 * when the site was asked for the list, in ms by this phone's clock; who finds whose card was read, and throws what to say if nobody's; what can be watched; how somebody new is registered
 */
export function takeAttendance(id, without) {
  Object.assign(taking, { gathering: id, tasks: without?.tasks ?? [] });
  for (const row of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('li[data-person]'))) if (!told.has(row)) remember(row);
  const field = /** @type {HTMLInputElement} */ (document.querySelector('[data-search]'));
  /** @type {HTMLElement} */ (field.closest('label')).hidden = false;
  document.addEventListener('submit', event => {
    const form = /** @type {HTMLFormElement} */ (event.target);
    if (!form.matches('[data-attend]') || !form.closest('.people') || !shown()) return;
    try {
      tap(/** @type {HTMLInputElement} */ (part(form, '[name=Person]')).value);
    } catch {
      // The phone cannot store anything: submit the form to the server instead, if this page came from it.
      if (!document.body.dataset.carried) return;
      tellFull();
    }
    event.preventDefault();
    if (!field.value) return;
    field.value = '';
    search('');
  });
  document.querySelector('.people')?.addEventListener('click', event => {
    const more = /** @type {Element} */ (event.target).closest('.more');
    if (!more || !shown()) return;
    event.preventDefault();
    showAttendee(/** @type {HTMLElement} */ (more.closest('li')));
  });
  document.querySelector('[data-undo]')?.addEventListener('click', undo);
  keepRoom(/** @type {HTMLElement} */ (document.querySelector('.taking .bar')), 'Top');
  keepRoom(/** @type {HTMLElement} */ (document.querySelector('.taking .foot')), 'Bottom');
  offerSeveral();
  offerNewcomers(field, without?.register);
  offerCards(without?.ownerOf);
  document.addEventListener('sync', event => {
    paint();
    stuck(/** @type {CustomEvent<number>} */ (event).detail);
  });
  // Marks that were waiting when the page was loaded, and marks that were sent since the site was asked for the list.
  const asOf = without?.asOf ?? Date.now() - performance.now();
  listMarks().then(all => {
    for (const mark of all) if (mark.gathering === taking.gathering && (isPending(mark) || (mark.sent ?? 0) >= asOf)) fresh.add(mark.id);
    paint();
    sync();
    if (!without) watchList(taking.gathering, learn);
  });
}

const list = /** @type {HTMLElement | null} */ (document.querySelector('[data-gathering]'));
if (list?.dataset.gathering && list.dataset.closed === 'False') takeAttendance(list.dataset.gathering);
// Without signal the list is on this phone, and opened by who knows its number.
if (document.querySelector('[data-locked]')) bring('carried-gathering');
