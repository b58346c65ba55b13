// Grades and explains answers without the network, and stores records. The server writes the same words for browsers without scripts.
import { keep, notes, profile, shown } from './device.js';
import { finished } from './finish.js';
import { adorn, bring } from './page.js';

/** @typedef {{ about: string, why: Element, good: boolean }} Item  a chosen option, and whether it is right */
/** @typedef {{ answer: string, right: boolean, items: Item[], hint: string }} Result */

export const all = (/** @type {Element} */ within, /** @type {string} */ selector) => /** @type {any[]} */ ([...within.querySelectorAll(selector)]);

/** Normalises a typed word: without accents, capitals, extra spaces or punctuation around it, which phones add by themselves. */
const plain = (/** @type {string} */ typed) => typed.normalize('NFD').replace(/[\p{Mn}\p{Cf}]/gu, '').toLowerCase().replace(/\s+/g, ' ').replace(/^[ .,;:!?…¡¿"'“”«»]+|[ .,;:!?…¡¿"'“”«»]+$/g, '');

const hashOf = (/** @type {HTMLSelectElement} */ select) => select.name.slice(-8);

const item = (/** @type {Element} */ of, /** @type {boolean} */ good) => ({ about: of.querySelector('span')?.textContent ?? '', why: /** @type {Element} */ (of.querySelector('.why') ?? of.nextElementSibling), good });

/** Each kind of question: the message for a missing answer, and how the answer is read. @type {Record<string, { missing: string, read: (question: HTMLElement) => Result | null }>} */
const kinds = {
  choice: {
    missing: 'Marque una respuesta',
    read(question) {
      const inputs = all(question, '.option input');
      const chosen = inputs.filter(i => i.checked);
      const right = inputs.every(i => i.checked === (i.dataset.ok === '1'));
      const items = chosen.map(i => item(i.parentElement, i.dataset.ok === '1'));
      const lacks = items.every(i => i.good) && !right ? 'Va bien, pero le falta marcar. ' : '';
      return chosen.length ? { answer: chosen.map(i => i.value).sort().join(' '), right, items, hint: lacks } : null;
    },
  },
  ordering: {
    missing: 'Ponga los pasos en orden',
    read(question) {
      const steps = all(question, 'li').map(li => ({ li, select: li.querySelector('select') })).sort((a, b) => a.select.value - b.select.value);
      const items = steps.map(s => item(s.li, s.select.value === s.li.dataset.ok));
      return steps.every((s, at) => +s.select.value === at + 1) ? outOf(steps.map(s => hashOf(s.select)), items, 'pasos están en su lugar', 1) : null;
    },
  },
  matching: {
    missing: 'Elija una pareja para cada frase',
    read(question) {
      const pairs = all(question, '.pairs li').map(li => ({ li, select: li.querySelector('select') }));
      const items = pairs.map(p => item(p.li, p.select.value === p.li.dataset.ok));
      return pairs.every(p => p.select.value) ? outOf(pairs.map(p => `${hashOf(p.select)}=${p.select.value}`).sort(), items, 'parejas están bien') : null;
    },
  },
  completion: {
    missing: 'Escriba su respuesta',
    read(question) {
      const answer = question.querySelector('[type=text]')?.value.trim() ?? '';
      const known = all(question, 'li').find(li => plain(li.querySelector('span').textContent) === plain(answer));
      const right = known?.dataset.ok === '1';
      return answer ? { answer, right, items: known ? [item(known, right)] : [], hint: '' } : null;
    },
  },
};

/** @param {string[]} parts @param {Item[]} items @param {string} words @param {number} [most] most explanations of wrong items @returns {Result} */
function outOf(parts, items, words, most = items.length) {
  const good = items.filter(i => i.good).length;
  const right = good === items.length;
  return { answer: parts.join(' '), right, items: right ? items : items.filter(i => !i.good).slice(0, most), hint: `${good} de ${items.length} ${words}. ` };
}

/** @param {Element} within @param {string} words @param {'right' | 'again' | ''} tone @param {Element[]} more */
function say(within, words, tone = '', more = []) {
  const verdict = /** @type {HTMLElement} */ (within.querySelector('.verdict'));
  verdict.className = `verdict ${tone}`;
  const line = document.createElement('p');
  line.append(Object.assign(paragraph(words, 'strong'), { className: 'word' }));
  verdict.replaceChildren(line, ...more);
  verdict.scrollIntoView({ block: 'nearest' });
}

const paragraph = (/** @type {string} */ words, tag = 'p') => Object.assign(document.createElement(tag), { textContent: words });

const kindOf = (/** @type {HTMLElement} */ question) => kinds[/** @type {string} */ (question.dataset.kind)];

/** @param {HTMLElement} question @returns {Result | null} null if something is missing */
export const read = question => kindOf(question).read(question);

/** Reads, grades and explains one question. @param {HTMLElement} question @param {string} [next] what to do if something is missing @returns {Result | null} null if something is missing */
export function answer(question, next = ' y vuelva a tocar “Responder”') {
  const result = read(question);
  if (!result) {
    say(question, `${kindOf(question).missing}${next}.`, 'again');
    return null;
  }
  const several = question.dataset.kind !== 'completion' && !question.querySelector('[type=radio]');
  const reasons = result.items.map(({ about, why }) => {
    const reason = document.createElement('div');
    if (several) reason.append(paragraph(about, 'b'), ' ');
    reason.append(...why.cloneNode(true).childNodes);
    return reason;
  });
  if (!result.right) reasons.push(paragraph(`${result.hint}Vuelva a intentarlo.`));
  say(question, result.right ? 'Correcto' : 'Todavía no', result.right ? 'right' : 'again', reasons);
  return result;
}

const article = /** @type {HTMLElement} */ (document.querySelector('article'));

/** Stores a record on this device, and sends it if somebody is signed in. @param {HTMLFormElement} form @param {object} [more] its other fields @returns {Promise<string>} what to tell the person */
export async function record(form, more) {
  try {
    keep({ verb: /** @type {any} */ (form.dataset.verb), activity: /** @type {string} */ (form.dataset.activity), content: article.dataset.v, ...more });
  } catch {
    return 'Este navegador no deja guardar su avance.';
  }
  const sent = shown() && await bring('sync').then(m => m.default(), () => false);
  return sent ? 'Quedó guardado en su avance.' : shown() ? 'Quedó guardado en este celular. Se envía cuando haya señal.' : 'Quedó guardado en este celular.';
}

document.addEventListener('submit', async event => {
  const form = /** @type {HTMLFormElement} */ (event.target);
  if (!form.dataset.verb || 'test' in form.dataset) return;
  event.preventDefault();
  const question = /** @type {HTMLElement | null} */ (form.querySelector('.question'));
  if (question) {
    const result = answer(question);
    if (result) await record(form, { answer: result.answer, right: result.right, score: result.right ? 100 : 0, question: question.dataset.q });
    return;
  }
  const ends = form.dataset.verb === 'completed';
  say(form, `${ends ? '¡Terminó la lección!' : '¡Bien hecho!'} ${await record(form)}`, 'right');
  if (!ends) return;
  finished(form);
  await adorn('celebrate', form.querySelector('.verdict'));
});

// The result is removed when the answer changes.
document.addEventListener('change', event => /** @type {Element} */ (event.target).closest('.question')?.querySelector('.verdict')?.replaceChildren());

// A note is private: stored on this device, separately for each person, and never sent.
for (const note of all(document.body, '.reflection textarea')) {
  const key = () => `${notes}${profile()}.${note.form.dataset.activity}`;
  note.value = localStorage[key()] ?? '';
  note.addEventListener('input', () => { localStorage[key()] = note.value; });
}
