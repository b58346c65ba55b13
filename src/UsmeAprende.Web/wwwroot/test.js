// A module's test without the network: the same result that the server would show.
import { answer, record } from './lesson.js';

/** @param {HTMLFormElement} form */
export default async function finish(form) {
  const questions = /** @type {HTMLElement[]} */ ([...form.querySelectorAll('.question')]);
  const results = questions.map(question => ({ hash: /** @type {string} */ (question.dataset.q), result: answer(question) }));
  const missing = results.filter(r => !r.result).length;
  const place = /** @type {HTMLElement} */ (document.getElementById('resultado'));
  const { pass } = /** @type {HTMLElement} */ (form.closest('article')).dataset;
  if (missing) return show(place, 'Falta algo', `Le ${missing === 1 ? 'falta 1 pregunta' : `faltan ${missing} preguntas`} por responder. Abajo le decimos en cuál.`);
  const percent = Math.floor(results.filter(r => r.result?.right).length * 100 / results.length);
  const passed = percent >= Number(pass);
  const kept = await record(form, {
    answer: JSON.stringify(Object.fromEntries(results.map(r => [r.hash, r.result?.answer]))),
    question: /** @type {HTMLElement} */ (form.closest('article')).dataset.v,
    content: undefined,
    right: passed,
    score: percent,
  });
  show(place, `${percent} de 100`, `${passed ? '¡Aprobó la prueba!' : `Todavía no: se aprueba con ${pass}. Lea las explicaciones y vuelva a intentarlo.`} ${kept}`);
}

/** @param {HTMLElement} place @param {string} title @param {string} words */
function show(place, title, words) {
  const heading = Object.assign(document.createElement('h2'), { textContent: title });
  place.replaceChildren(heading, Object.assign(document.createElement('p'), { textContent: words }));
  place.focus();
}
