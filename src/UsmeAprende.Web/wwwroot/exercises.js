// The exercises that need more than a form: brought after the lesson can be read, and given what questions.js shares.
import { setUpChats } from './chat.js';
import { useNoteKey } from './exercise-state.js';
import { setUpCompletion } from './completion.js';
import { setUpKeyboards } from './keyboard.js';
import { setUpMatching } from './matching.js';
import { setUpNumbers } from './numbers.js';
import { setUpOrdering } from './ordering.js';
import { setUpPhones } from './phone.js';
import { setUpSisters } from './sisters.js';
import { setUpSorting } from './sorting.js';
import { setUpSpotting } from './spotting.js';
import { setUpTicks } from './ticks.js';

/**
 * What the page's own script shares.
 * @typedef {object} Lesson
 * @property {Record<string, { missing: string, read: (question: HTMLElement) => any }>} kinds
 * @property {(within: ParentNode, selector: string) => any[]} all
 * @property {(of: Element, good: boolean, about?: string) => any} item
 * @property {(within: Element, words: string, tone?: string, more?: Element[]) => void} say
 * @property {(form: HTMLFormElement, more?: object) => Promise<string>} record
 * @property {(form: HTMLElement, right?: boolean) => void} done
 * @property {(question: Element | null) => void} clear
 * @property {(name: string) => string} noteKey
 */

/** @type {Promise<void> | undefined} */
let under;

/** @param {Lesson} lesson @param {ParentNode} root */
function setUpWithin(lesson, root) {
  for (const setUp of [setUpCompletion, setUpOrdering, setUpMatching, setUpSorting, setUpSpotting, setUpNumbers, setUpKeyboards, setUpPhones, setUpChats, setUpTicks]) setUp(lesson, root);
  setUpSisters(lesson, root, setUpWithin);
}

/** @param {Lesson} lesson */
export default function setUpExercises(lesson) {
  useNoteKey(lesson.noteKey);
  if (!under) under = new Promise(finished => {
    const style = Object.assign(document.createElement('link'), { rel: 'stylesheet', href: new URL('exercises.css', /** @type {HTMLScriptElement} */ (document.querySelector('script[type=module]')).src).href });
    // Drawn before its style, a phone would be a heap of buttons.
    const begin = () => {
      setUpWithin(lesson, document);
      finished();
    };
    style.addEventListener('load', begin);
    style.addEventListener('error', begin);
    document.head.append(style);
  });
  return under;
}
