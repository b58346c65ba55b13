// A module's test without the network: the same result that the server would show.
import { dropDraft } from './draft.js';
import { adorn, bring } from './bring.js';
import { tellNoSignal } from './no-signal.js';
import { answer, read, ready, record } from './questions.js';

/** @param {HTMLFormElement} form */
async function finishTest(form) {
  if (!await ready()) return tellNoSignal(form);
  const questions = /** @type {HTMLElement[]} */ ([...form.querySelectorAll('.question')]);
  const missing = questions.filter(q => !read(q));
  if (missing.length) return point(questions, missing);
  const results = questions.map(q => ({ hash: /** @type {string} */ (q.dataset.q), result: answer(q) }));
  const right = results.filter(r => r.result?.right).length;
  const percent = Math.floor(right * 100 / results.length);
  const { pass, v } = /** @type {HTMLElement} */ (form.closest('article')).dataset;
  const passed = percent >= Number(pass);
  const ending = await bring('finish').catch(() => null);
  const start = await ending?.prepare(form.dataset.activity).catch(() => null);
  const kept = await record(form, {
    answer: JSON.stringify(Object.fromEntries(results.map(r => [r.hash, r.result?.answer]))),
    question: v,
    content: undefined,
    right: passed,
    score: percent,
  });
  dropDraft(form);
  const button = /** @type {HTMLElement} */ (form.querySelector('button[value=enviar]'));
  button.textContent = 'Volver a intentarlo';
  button.className = passed ? 'secondary' : '';
  const next = make('p');
  const way = passed ? onward() : link('prev', title => `Repasar «${title}»`);
  const drawing = make('div', '', { className: 'arrival' });
  next.append(way);
  if (passed) show('celebrate', '¡Aprobó la prueba!', make('p', `Acertó ${right} de ${results.length}. Su resultado: ${percent} de 100.`), drawing, next, make('p', kept));
  else show('care', `Todavía no: acertó ${right} de ${results.length}`, make('p', `Repase y vuelva a intentarlo. Su resultado: ${percent} de 100, y se aprueba con ${pass}.`), next, make('p', kept));
  if (passed) await ending?.arrive(start, drawing, way).catch(() => '');
  await adorn('celebrate', document.getElementById('resultado'));
}

/** Only what is missing is pointed out: a verdict would give the rest away. @param {HTMLElement[]} questions @param {HTMLElement[]} missing */
function point(questions, missing) {
  const list = make('ul');
  for (const [at, question] of questions.entries()) {
    question.querySelector('.verdict')?.replaceChildren();
    if (!missing.includes(question)) continue;
    answer(question, '');
    const item = make('li');
    item.append(make('a', `Pregunta ${at + 1}`, { href: `#${question.id}-1` }));
    list.append(item);
  }
  show('care', 'Falta algo', make('p', `${missing.length === 1 ? 'Le falta 1 pregunta' : `Le faltan ${missing.length} preguntas`} por responder:`), list);
}

/** As the page's own way back or on, only now it is what to do next. @param {'prev' | 'next'} rel @param {(title: string) => string} words */
function link(rel, words) {
  const known = /** @type {HTMLAnchorElement} */ (document.querySelector(`main nav a[rel=${rel}]`));
  return make('a', words((known.textContent ?? '').replace(/[←→]/, '').trim()), { href: known.href, className: 'button' });
}

const onward = () => document.querySelector('main nav a[rel=next]') ? link('next', title => `Siga con «${title}»`) : link('prev', () => 'Volver al curso');

/** @param {string} look @param {string} title @param {HTMLElement[]} more */
function show(look, title, ...more) {
  const place = /** @type {HTMLElement} */ (document.getElementById('resultado'));
  place.className = `notice ${look}`;
  place.replaceChildren(make('h2', title), ...more);
  place.focus();
}

/** @param {string} tag @param {string} [words] @param {object} [more] */
function make(tag, words = '', more = {}) {
  return Object.assign(document.createElement(tag), { textContent: words, ...more });
}

document.addEventListener('submit', event => {
  const form = /** @type {HTMLFormElement} */ (event.target);
  if (!('test' in form.dataset)) return;
  event.preventDefault();
  finishTest(form);
});
