// One person at a gathering without signal: the times at which they came and left, what they showed, and taking their marks back.
import { keepMarks, marksOf } from './asistencia.js';
import { attendee, backToList, carried, current, find, tell, warn } from './carried-state.js';
import { keep } from './device.js';
import { make } from './elements.js';
import { said } from './records.js';
import sync from './sync.js';

/** @param {string} who */
export async function showPerson(who) {
  const one = attendee(who);
  if (!one) return backToList();
  // What was typed of the one before is not theirs.
  if (find('[data-name]').textContent !== one.name) for (const name of ['llegada', 'salida']) find(`[data-form=${name}]`).reset();
  find('[data-name]').textContent = one.name;
  const row = find(`li[data-person="${CSS.escape(who)}"]`);
  find('[data-state-words]').textContent = find('.state', row)?.textContent || 'No está marcada.';
  const shownTasks = new Set((await said()).filter(r => r.verb === 'observed' && r.subject === who && r.gathering === carried.gathering.id).map(r => r.activity));
  find('[data-tasks]').replaceChildren(...carried.gathering.modules.map(module => {
    const activity = `${module.id}/tarea`;
    const button = make('button', { type: 'button', className: 'secondary', disabled: shownTasks.has(activity) }, shownTasks.has(activity) ? '✓ Lo hizo' : 'Lo hizo');
    button.addEventListener('click', () => note(who, { verb: 'observed', activity, answer: `encuentro/${carried.gathering.id}` }, `${one.name}: lo hizo`));
    return make('div', { className: 'card' }, make('h2', {}, module.title), make('p', {}, module.task), button);
  }));
}

/** Keeps a record of somebody that is no mark of the list. @param {string} who @param {{ verb: 'observed' | 'thanked', activity: string, answer?: string }} deed @param {string} words */
function note(who, deed, words) {
  keep({ ...deed, subject: who, gathering: carried.gathering.id });
  tell(words);
  showPerson(who);
  sync();
}

/** A time replaces the one that was noted on this phone before. @param {'late' | 'early'} kind @param {string} time */
async function noteTime(kind, time) {
  const who = current();
  const before = (await marksOf(who)).filter(mark => mark.kind === kind);
  keepMarks([...before.map(mark => ({ person: who, kind: /** @type {const} */ ('undone'), target: mark.id })), { person: who, kind: 'came' }, { person: who, kind, time }]);
  tell('La hora quedó guardada.');
  backToList();
}

export async function removePerson() {
  const who = current();
  const own = await marksOf(who);
  if (!own.length) return tell('La marcó otro celular, o usted en otro momento: quítela cuando haya señal.');
  keepMarks(own.map(mark => ({ person: who, kind: /** @type {const} */ ('undone'), target: mark.id })));
  tell('Quitada de la asistencia.');
  backToList();
}

/** The times that one types. @type {Record<string, (form: any, fields: Record<string, string>) => Promise<unknown> | void>} */
export const timeForms = {
  llegada: (form, { hora }) => hora ? noteTime('late', hora) : warn(form, ['Escriba la hora con sus dos partes, como 9:10.']),
  salida: (form, { hora }) => hora ? noteTime('early', hora) : warn(form, ['Escriba la hora con sus dos partes, como 9:10.']),
};

export const thank = () => note(current(), { verb: 'thanked', activity: `gracias/${carried.gathering.id}` }, 'Le dimos las gracias.');
