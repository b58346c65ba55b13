// Grades and explains answers without the network, and stores records. The server writes the same words for browsers without scripts.
import { keep, notes, profile, shown } from './device.js';
import { bring } from './bring.js';
import { tellNoSignal } from './no-signal.js';

/** @typedef {{ about: string, why: Element, good: boolean }} Item  a chosen option, and whether it is right */
/** @typedef {{ answer: string, right: boolean, items: Item[], hint: string }} Result */

export const all = (/** @type {Element} */ within, /** @type {string} */ selector) => /** @type {any[]} */ ([...within.querySelectorAll(selector)]);

/** @param {Element} of @param {boolean} good @param {string} [about] what is said before the explanation; nothing if it is clear of what it speaks */
const item = (of, good, about = '') => ({ about, why: /** @type {Element} */ (of.querySelector('.why') ?? of.nextElementSibling), good });

/** Each kind of question: the message for a missing answer, and how the answer is read. The others come with exercises.js. @type {Record<string, { missing: string, read: (question: HTMLElement) => Result | null }>} */
const kinds = {
  choice: {
    missing: 'Marque una respuesta',
    read(question) {
      const inputs = all(question, '.option input');
      const chosen = inputs.filter(i => i.checked);
      const right = inputs.every(i => i.checked === (i.dataset.ok === '1'));
      const items = chosen.map(i => item(i.parentElement, i.dataset.ok === '1', i.type === 'checkbox' ? i.parentElement.textContent.trim() : ''));
      const lacks = items.every(i => i.good) && !right ? 'Va bien, pero le falta marcar. ' : '';
      return chosen.length ? { answer: chosen.map(i => i.value).sort().join(' '), right, items, hint: lacks } : null;
    },
  },
};

/** @param {Element} within @param {string} words @param {'right' | 'again' | ''} tone @param {Element[]} more */
function say(within, words, tone = '', more = []) {
  const verdict = /** @type {HTMLElement} */ (within.querySelector('.verdict'));
  verdict.className = `verdict ${tone}`;
  /** @type {HTMLElement} */ (within).dataset.verdict = tone;
  // What was known before would contradict it.
  within.querySelector(':scope > .badge')?.remove();
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
  const reasons = result.items.map(({ about, why }) => {
    const reason = document.createElement('div');
    if (about) reason.append(paragraph(about, 'b'), ' ');
    reason.append(...why.cloneNode(true).childNodes);
    return reason;
  });
  if (!result.right) reasons.push(paragraph(`${result.hint}Vuelva a intentarlo.`));
  say(question, result.right ? 'Correcto' : 'Todavía no', result.right ? 'right' : 'again', reasons);
  return result;
}

const versionOf = (/** @type {HTMLElement} */ form) => /** @type {HTMLElement | null} */ (form.closest('[data-v]'))?.dataset.v;

/** How long somebody waits to hear whether it was sent, in milliseconds: with weak signal the lesson goes on without. */
const longestWait = 1500;

/** Stores a record on this device, and sends it if somebody is signed in. It is stored before anything is waited for. @param {HTMLFormElement} form @param {object} [more] its other fields @returns {Promise<string>} what to tell the person */
export async function record(form, more) {
  try {
    keep({ verb: /** @type {any} */ (form.dataset.verb), activity: /** @type {string} */ (form.dataset.activity), content: versionOf(form), ...more });
  } catch {
    return 'Esto no quedó guardado: el celular está lleno, o este navegador no deja guardar.';
  }
  // What is sent is in the database before.
  const work = shown() ? bring('sync').then(m => m.default()) : bring('records').then(m => m.bringIn());
  const sent = await Promise.race([work.catch(() => false), new Promise(late => setTimeout(late, longestWait))]);
  return sent ? 'Quedó guardado en su avance.' : shown() ? 'Quedó guardado en este celular. Se envía cuando haya señal.' : 'Quedó guardado en este celular.';
}

/** Tells the page that something was done. @param {HTMLElement} form @param {boolean} [right] */
const done = (form, right) => form.dispatchEvent(new CustomEvent('done', { bubbles: true, detail: right }));

document.addEventListener('submit', async event => {
  const form = /** @type {HTMLFormElement} */ (event.target);
  const question = /** @type {HTMLElement | null} */ (form.querySelector('.question'));
  if (!form.dataset.verb || 'test' in form.dataset) return;
  event.preventDefault();
  if (question && !kindOf(question) && !await ready()) return tellNoSignal(question);
  if (question) {
    const result = answer(question);
    if (!result) return;
    record(form, { answer: result.answer, right: result.right, score: result.right ? 100 : 0, question: question.dataset.q });
    return done(form, result.right);
  }
  const stuck = /** @type {HTMLButtonElement | null} */ (event.submitter);
  if (stuck?.name === 'atasco') {
    await record(form, { verb: 'answered', answer: stuck.value, question: versionOf(form) });
    return say(form, 'Gracias por decirlo. Pídale ayuda a alguien, o siga: puede volver después.', 'again');
  }
  const ends = form.dataset.verb === 'completed';
  const kept = await record(form);
  say(form, `${ends ? '¡Terminó la lección!' : '¡Bien hecho!'} ${kept}`, 'right');
  done(form);
});

// The result is removed when the answer changes.
export const clear = (/** @type {Element | null} */ question) => {
  question?.querySelector('.verdict')?.replaceChildren();
  question?.removeAttribute('data-verdict');
};
// While it is typed: a page that shrinks when a button is pressed moves the button from under the finger.
document.addEventListener('input', event => clear(/** @type {Element} */ (event.target).closest('.question')));

// A note is private: stored on this device, separately for each person, and never sent.
for (const note of all(document.body, '.reflection textarea')) {
  const key = () => `${notes}${profile()}.${note.form.dataset.activity}`;
  note.value = localStorage[key()] ?? '';
  note.addEventListener('input', () => { localStorage[key()] = note.value; });
}

/** Brings the exercises that need more than a form, if the page has any; they come after it can be read. @returns {Promise<boolean>} whether they are here */
export const ready = async () => {
  if (!document.querySelector('.question:not([data-kind=choice]), .ticks')) return true;
  const brought = await bring('exercises').catch(() => null);
  await brought?.default({ kinds, all, item, say, record, done, clear, noteKey: name => `${notes}${profile()}.${name}` });
  return !!brought;
};
ready();
