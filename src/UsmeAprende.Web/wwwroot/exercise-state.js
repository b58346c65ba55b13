// Elements of exercises, and where somebody is in them: kept on this phone at each touch, apart for each person.
import { make } from './elements.js';

/** @param {string} tag @param {string} [className] @param {string | null} [words] @returns {any} */
export const element = (tag, className = '', words = '') => make(tag, { className }, words ?? '');

/** @param {string} words @param {() => void} work @param {string} [look] @returns {HTMLButtonElement} */
export const button = (words, work, look = 'secondary') => {
  const made = make('button', { className: look, type: 'button' }, words);
  made.addEventListener('click', work);
  return made;
};

/** Moves the focus to what is new, after somebody touched something that is gone. @param {HTMLElement} to */
export const lead = to => {
  to.tabIndex = -1;
  to.focus({ preventScroll: true });
  to.scrollIntoView({ block: 'nearest' });
  // Who listens hears it at once, as who looks sees it.
  to.dispatchEvent(new Event('news', { bubbles: true }));
};

/** A key for what is kept apart for each person, and deleted with their notes (R9); the page's own script makes it. @type {(name: string) => string} */
export let noteKey = name => name;

/** @param {(name: string) => string} from */
export const useNoteKey = from => { noteKey = from; };

const keyOf = (/** @type {HTMLElement} */ question) => noteKey(`ej.${/** @type {HTMLElement} */ (question.closest('form')).dataset.activity}`);

/** @param {HTMLElement} question @param {any} state */
export const keepState = (question, state) => {
  try {
    localStorage[keyOf(question)] = JSON.stringify({ q: question.dataset.q, ...state });
  } catch {
    // Without room it begins again after a reload.
  }
};

/** @param {HTMLElement} question @returns {any} what was kept; an exercise that was changed meanwhile begins again, and says so */
export const readState = question => {
  try {
    const state = JSON.parse(localStorage[keyOf(question)] ?? 'null');
    if (!state || state.q === question.dataset.q) return state;
    question.append(element('p', 'hint', 'Este ejercicio cambió desde la última vez. Empieza de nuevo.'));
  } catch {
    // Unreadable is as good as nothing.
  }
  return null;
};

/** @param {HTMLElement} question */
export const dropState = question => localStorage.removeItem(keyOf(question));

export const still = () => matchMedia('(prefers-reduced-motion: reduce)').matches;

export const hashOf = (/** @type {HTMLSelectElement} */ select) => select.name.slice(-8);

/** Normalises a typed word: without accents, capitals, extra spaces or punctuation around it, which phones add by themselves. */
export const plain = (/** @type {string} */ typed) => plainWithMarks(typed).replace(/^[ .,;:!?…¡¿"'“”«»]+|[ .,;:!?…¡¿"'“”«»]+$/g, '');

/** The same for a text in which punctuation means something, such as an address. */
export const plainWithMarks = (/** @type {string} */ typed) => typed.normalize('NFD').replace(/[\p{Mn}\p{Cf}]/gu, '').toLowerCase().replace(/\s+/g, ' ').trim();

/** How a typed answer is read. @param {import('./exercises.js').Lesson} lesson @param {string} missing @param {(typed: string) => any} fold what makes two texts the same @param {(question: HTMLElement) => string} hint for a text that nobody foresaw @param {(question: HTMLElement, known: boolean, typed: string) => boolean} [judge] */
export const typedKind = ({ all, item }, missing, fold, hint, judge = (_, known) => known) => ({
  missing,
  /** @param {HTMLElement} question */
  read(question) {
    const answer = /** @type {HTMLInputElement} */ (question.querySelector('[type=text]')).value.trim();
    const known = all(question, 'ul[hidden] > li').find(li => fold(li.querySelector('span').textContent) === fold(answer));
    const right = judge(question, known?.dataset.ok === '1', answer);
    return answer ? { answer, right, items: known ? [item(known, right)] : [], hint: known ? '' : hint(question) } : null;
  },
});

export const wordsOf = (/** @type {Element} */ of) => of.querySelector('span')?.textContent ?? '';

/** @typedef {{ of: Element, good: boolean }} Placed  a step, pair or card, and whether it is in its place */

/** @param {import('./exercises.js').Lesson} lesson @param {string[]} parts @param {Placed[]} placed @param {string} words @param {number} [most] most explanations of wrong ones; none if each was explained before @returns {import('./questions.js').Result} */
export function outOf({ item }, parts, placed, words, most = placed.length) {
  const good = placed.filter(p => p.good).length;
  const right = good === placed.length;
  const told = right && most ? placed : placed.filter(p => !p.good).slice(0, most);
  return { answer: parts.join(' '), right, items: told.map(p => item(p.of, p.good, right ? wordsOf(p.of) : `Fuera de lugar: «${wordsOf(p.of)}»`)), hint: `${good} de ${placed.length} ${words}. ` };
}
