// The review of the day: three to five questions that are due, one at a time, from the public pages of their modules.
import { dueItems } from './due.js';
import { all, ready } from './questions.js';

const board = /** @type {HTMLElement} */ (document.getElementById('preguntas'));
const said = /** @type {HTMLElement} */ (document.getElementById('repaso'));

/** @param {string} words @param {string} [more] */
function tell(words, more = '') {
  said.replaceChildren(...[words, more].filter(Boolean).map(textContent => Object.assign(document.createElement('p'), { textContent })));
}

const moduleIdOf = (/** @type {string} */ activity) => activity.split('/').slice(0, 2).join('/');

/** @param {string} module @returns {Promise<Document | null>} its questions; null without network */
const pageOf = module => fetch(`/cursos/${module}/repaso`).then(async answer => answer.ok ? new DOMParser().parseFromString(await answer.text(), 'text/html') : null, () => null);

/** Another question about the same idea than last time, if there is one. @param {Document} page @param {import('./due.js').DueItem} item */
function formFor(page, item) {
  const forms = all(page, `form[data-of="${CSS.escape(item.activity)}"]`);
  const form = forms.find(f => f.querySelector('.question').dataset.q !== item.question) ?? forms[0];
  if (!form) return [];
  const section = document.createElement('section');
  section.dataset.v = form.closest('[data-v]').dataset.v;
  section.append(document.importNode(form, true));
  return [section];
}

async function begin() {
  const items = await dueItems();
  if (!items.length) return tell('Hoy no tiene nada para repasar.', 'Cuando responda en las lecciones, aquí vuelven las preguntas: primero las que le costaron.');
  const pages = new Map(await Promise.all([...new Set(items.map(i => moduleIdOf(i.activity)))].map(async module => /** @type {[string, Document | null]} */ ([module, await pageOf(module)]))));
  const steps = items.flatMap(item => {
    const page = pages.get(moduleIdOf(item.activity));
    return page ? formFor(page, item) : [];
  });
  if (!steps.length) return tell('No hay señal para traer las preguntas.', 'Su avance está guardado. Vuelva cuando haya señal.');
  board.replaceChildren(...steps);
  await ready();
  let at = 0;
  const show = (/** @type {boolean} */ moved) => {
    steps.forEach((step, n) => { step.hidden = n !== at; });
    if (at === steps.length) {
      tell(`¡Listo! Repasó ${steps.length === 1 ? '1 pregunta' : `${steps.length} preguntas`}.`, 'Mañana le preguntamos otra vez lo que le costó.');
      return said.focus();
    }
    tell(`Pregunta ${at + 1} de ${steps.length}`);
    if (!moved) return;
    const heading = /** @type {HTMLElement} */ (steps[at].querySelector('h2'));
    heading.tabIndex = -1;
    heading.focus();
  };
  board.addEventListener('done', () => {
    if (steps[at]?.querySelector('.onward')) return;
    const next = Object.assign(document.createElement('button'), { type: 'button', className: 'onward', textContent: at < steps.length - 1 ? 'Siga' : 'Terminar el repaso' });
    next.addEventListener('click', () => {
      at++;
      show(true);
    });
    steps[at].append(next);
  });
  show(false);
}

begin();
