// What is done for several people of the list at once: showing who is missing, marking all of them, and a task that many showed.
import { mark, noteDeed, say, taking } from './attendance.js';
import { make } from './elements.js';
import { isThere, nameOf, showMissing, told, whoIn } from './roster.js';
import { makeAct, openSheet } from './sheet.js';

/** @typedef {import('./attendance.js').WatchedTask} WatchedTask */

/** @param {string} name @returns {HTMLButtonElement} */
const button = name => /** @type {HTMLButtonElement} */ (document.querySelector(`[data-${name}]`));

/** @param {number} count */
const people = count => count === 1 ? '1 persona' : `${count} personas`;

/** Whoever is on the waiting list is not expected. */
const listMissing = () => [...told].filter(([row, { waits }]) => !waits && !isThere(row)).map(([row]) => row);

export function paintSeveral() {
  const missing = listMissing().length, areAlone = button('missing').getAttribute('aria-pressed') === 'true';
  button('missing').textContent = areAlone ? 'Ver todas' : `Faltan ${missing}`;
  button('missing').disabled = !missing && !areAlone;
  button('everyone').disabled = !missing;
  button('task').hidden = !taking.tasks.length;
}

function askAll() {
  const rows = listMissing();
  openSheet(`¿Vinieron las ${people(rows.length)} que faltan?`,
    make('p', {}, 'Quedan marcadas desde el comienzo. Después puede quitar a quien no vino.'),
    make('div', { className: 'acts' }, makeAct(`Sí, marcar a ${people(rows.length)}`, () => mark(rows.map(whoIn), 'came', `Se marcó a ${people(rows.length)}`), '')));
}

/** @param {WatchedTask} task */
function askTask(task) {
  const rows = [...told].filter(([row, { tasks }]) => isThere(row) && !tasks.includes(task.id)).map(([row]) => row);
  if (!rows.length) return say(`Nadie de los que vinieron falta por «${task.title}».`, true);
  const boxes = rows.map(row => make('input', { type: 'checkbox', value: whoIn(row) }));
  const save = makeAct('', () => {
    const who = boxes.filter(box => box.checked).map(box => box.value);
    noteDeed(who, { verb: 'observed', activity: `${task.id}/tarea`, answer: `encuentro/${taking.gathering}` }, `Lo hizo: ${who.length === 1 ? nameOf(who[0]) : people(who.length)}`);
  }, '');
  const count = () => {
    const ticked = boxes.filter(box => box.checked).length;
    save.textContent = ticked ? `Guardar: lo hizo ${people(ticked)}` : 'Marque quién lo hizo';
    save.disabled = !ticked;
  };
  const all = make('button', { type: 'button', className: 'secondary' }, 'Marcar a todas');
  all.addEventListener('click', () => {
    for (const box of boxes) box.checked = true;
    count();
  });
  for (const box of boxes) box.addEventListener('change', count);
  count();
  openSheet(task.title,
    make('p', {}, task.task),
    make('p', {}, 'Marque solo a quien usted vio hacerlo.'),
    all,
    make('ul', { className: 'ticks' }, ...boxes.map(box => make('li', {}, make('label', {}, box, ` ${nameOf(box.value)}`)))),
    make('div', { className: 'acts' }, save));
}

function chooseTask() {
  if (taking.tasks.length === 1) return askTask(taking.tasks[0]);
  openSheet('¿Qué hicieron?', make('div', { className: 'acts' }, ...taking.tasks.map(task => makeAct(task.title, () => askTask(task)))));
}

export function offerSeveral() {
  /** @type {HTMLElement} */ (document.querySelector('[data-several]')).hidden = false;
  button('missing').addEventListener('click', () => {
    const areAlone = button('missing').getAttribute('aria-pressed') !== 'true';
    button('missing').setAttribute('aria-pressed', `${areAlone}`);
    const count = showMissing(areAlone);
    paintSeveral();
    say(areAlone ? `Se ven las ${people(count)} que faltan.` : 'Se ven todas.');
  });
  button('everyone').addEventListener('click', askAll);
  button('task').addEventListener('click', chooseTask);
}
