// What can be done about one person of the list, in a sheet over it: no page is loaded, and all of it works without signal.
import { keepMarks, mark, marksOf, noteAction, noteDeed, say, tap, taking, timeNow } from './attendance.js';
import { make } from './elements.js';
import { said } from './records.js';
import { inWords, isThere, nameOf, part, told, whoIn } from './roster.js';
import { makeAct, openSheet } from './sheet.js';

/** Whether this phone noted such a deed of somebody here, which the site may not have told yet. @param {string} who */
async function listDeeds(who) {
  const records = (await said()).filter(r => r.gathering === taking.gathering && r.subject === who);
  const voided = new Set(records.filter(r => r.verb === 'voided').map(r => r.activity));
  return new Set(records.filter(r => ['observed', 'thanked'].includes(r.verb) && !voided.has(r.id)).map(r => r.activity));
}

/** Takes marks back, which can be undone. @param {string} who @param {string[]} ids @param {string} words */
function takeAway(who, ids, words) {
  keepMarks(ids.map(target => ({ person: who, kind: /** @type {const} */ ('undone'), target })));
  noteAction(words, who, () => keepMarks([{ person: who, kind: 'came' }]));
  say(words);
}

/** @param {HTMLElement} row */
export async function showAttendee(row) {
  const who = whoIn(row), name = nameOf(who);
  const known = /** @type {import('./roster.js').Told} */ (told.get(row));
  const [here, deeds] = [await marksOf(who), await listDeeds(who)];
  const own = [...known.own, ...here.filter(m => !known.own.some(other => other.id === m.id))];
  const isOf = (/** @type {string} */ kind) => own.some(m => m.kind === kind);
  const now = inWords(timeNow());
  const acts = !isThere(row) ? [
    makeAct('Vino', () => tap(who), ''),
    makeAct(`Llegó tarde: ${now}`, () => tap(who, 'late')),
  ] : [
    ...isOf('late') ? [makeAct('Llegó a tiempo', () => takeAway(who, own.filter(m => m.kind === 'late').map(m => m.id), `${name}: llegó a tiempo`))] : [makeAct(`Llegó tarde: ${now}`, () => mark([who], 'late', name))],
    ...isOf('early') ? [makeAct('Se quedó hasta el final', () => takeAway(who, own.filter(m => m.kind === 'early').map(m => m.id), `${name}: se quedó hasta el final`))] : [makeAct(`Salió antes: ${now}`, () => tap(who, 'early'))],
    ...taking.tasks.filter(task => !known.tasks.includes(task.id) && !deeds.has(`${task.id}/tarea`))
      .map(task => makeAct(`Lo hizo: ${task.title}`, () => noteDeed([who], { verb: 'observed', activity: `${task.id}/tarea`, answer: `encuentro/${taking.gathering}` }, `${name} lo hizo`))),
    ...known.hasHelped || deeds.has(`gracias/${taking.gathering}`) ? [] : [makeAct('Ayudó a otras personas: dar las gracias', () => noteDeed([who], { verb: 'thanked', activity: `gracias/${taking.gathering}` }, `Le dimos las gracias a ${name}`))],
    ...own.length ? [makeAct('No vino: quitar de la asistencia', () => takeAway(who, own.map(m => m.id), `Se quitó a ${name}`), 'danger')] : [],
  ];
  const about = [part(row, '.state').textContent || 'No está en la asistencia', part(row, '.about').textContent].filter(Boolean).join(' · ');
  openSheet(name,
    make('p', {}, `${about}.`),
    ...isThere(row) && known.isOthers ? [make('p', {}, own.length ? 'También la anotó otra persona del equipo.' : 'La anotó otra persona del equipo. Pídale a ella que la corrija.')] : [],
    make('div', { className: 'acts' }, ...acts),
    make('p', {}, make('a', { href: part(row, '.more').getAttribute('href') }, 'Más de esta persona')));
}
