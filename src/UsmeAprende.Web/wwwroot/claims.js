// "¿Las hizo usted?": asks the person if the records made before anyone signed in are theirs. They are never assigned automatically (R9).
import { claim, discard, nobodys } from './records.js';
import sync from './sync.js';

/** @typedef {import('./device.js').LearningRecord} LearningRecord */

const day = new Intl.DateTimeFormat('es-CO', { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'America/Bogota' });

/** @param {string} tag @param {string} words @param {object} [more] */
const make = (tag, words, more) => Object.assign(document.createElement(tag), { textContent: words, ...more });

const count = (/** @type {number} */ n, /** @type {string} */ one, /** @type {string} */ many) => n ? [`${n} ${n === 1 ? one : many}`] : [];

/** @param {LearningRecord[]} records */
const words = records => {
  const by = (/** @type {string} */ verb) => records.filter(r => r.verb === verb).length;
  return [
    ...count(by('answered'), 'respuesta', 'respuestas'),
    ...count(by('practised'), 'tarea en el celular', 'tareas en el celular'),
    ...count(by('reflected'), 'nota', 'notas'),
    ...count(by('played'), 'juego', 'juegos'),
    ...(by('completed') ? ['lección terminada'] : []),
  ].join(', ');
};

/** Groups the records by page and day, as people remember them. @param {LearningRecord[]} records */
function groups(records) {
  /** @type {Map<string, LearningRecord[]>} */
  const found = new Map();
  for (const r of records) {
    const key = `${r.title}, ${day.format(new Date(r.occurred))}`;
    found.set(key, [...found.get(key) ?? [], r]);
  }
  return found;
}

const saved = 'Quedaron guardadas en su avance.';
const slot = () => document.querySelector('[data-claims]');

/** Confirms the claim, after the person's own page was loaded again. */
export function confirm() {
  sessionStorage.removeItem('usme.claimed');
  const note = make('div', '', { className: 'notice success' });
  note.setAttribute('role', 'status');
  slot()?.before(note);
  note.append(make('p', saved));
}

/** @param {string} person who has signed in */
export default async function offer(person) {
  if (sessionStorage['usme.later'] === person) return;
  const section = make('section', '', { className: 'card' });
  section.setAttribute('aria-labelledby', 'reclamo');
  const status = make('p', '');
  status.setAttribute('role', 'status');
  const list = make('fieldset', '');
  const marked = () => [...list.querySelectorAll('input:checked')].flatMap(i => /** @type {HTMLInputElement} */ (i).value.split(' '));
  // Who may have begun already is not told that everything begins here.
  const unstarted = /** @type {HTMLElement | null} */ (document.querySelector('[data-unstarted]'));
  const fault = Object.assign(make('span', '', { className: 'wrong', id: 'reclamo-falta' }), { hidden: true });
  /** @param {string} problem */
  const setFault = problem => {
    fault.textContent = problem;
    fault.hidden = !problem;
    list.className = problem ? 'field-wrong' : '';
    if (problem) list.setAttribute('aria-describedby', fault.id);
    else list.removeAttribute('aria-describedby');
  };
  const redraw = async () => {
    const found = groups(await nobodys());
    list.replaceChildren(make('legend', 'Marque solo lo que hizo usted'), fault);
    setFault('');
    if (unstarted) unstarted.hidden = found.size > 0;
    for (const [title, records] of found) {
      const label = make('label', '', { className: 'option' });
      label.append(Object.assign(document.createElement('input'), { type: 'checkbox', value: records.map(r => r.id).join(' ') }), make('span', `${title}: ${words(records)}`));
      list.append(label);
    }
    list.hidden = buttons.hidden = !found.size;
  };
  const act = (/** @type {string} */ name, /** @type {string} */ look, /** @type {(ids: string[]) => Promise<string>} */ work) => {
    const button = make('button', name, { type: 'button', className: look });
    button.addEventListener('click', async () => {
      const ids = marked();
      if (!ids.length) {
        setFault('Primero marque las que hizo usted.');
        list.querySelector('input')?.focus();
        return;
      }
      status.textContent = await work(ids);
      await redraw();
    });
    return button;
  };
  const later = make('button', 'Ahora no', { type: 'button', className: 'link' });
  later.addEventListener('click', () => {
    sessionStorage['usme.later'] = person;
    section.remove();
    if (unstarted) unstarted.hidden = false;
  });
  const buttons = make('div', '', { className: 'row' });
  buttons.append(
    act('Guardar las marcadas en mi avance', '', async ids => {
      const mine = await claim(ids, person);
      const sent = await sync();
      if (!mine) return 'Esas ya no están aquí: alguien las guardó o las borró antes.';
      if (!sent) return 'Son suyas. Se envían cuando haya señal.';
      if (!slot()) return saved;
      // The person's own page comes from the server, so it is reloaded. Then it shows this message.
      sessionStorage['usme.claimed'] = 1;
      location.reload();
      return saved;
    }),
    act('Borrar las marcadas', 'danger', async ids => {
      await discard(ids);
      return 'Quedaron borradas de este celular.';
    }),
    later);
  section.append(make('h2', '¿Las hizo usted?', { id: 'reclamo' }), make('p', 'En este celular hay actividades hechas sin entrar con una cuenta. Pueden ser suyas o de otra persona.'), list, buttons, status);
  await redraw();
  (slot() ?? document.querySelector('main'))?.prepend(section);
}
