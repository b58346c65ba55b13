// The steps of a practice: ticked one by one, and kept on this phone.
import { noteKey } from './exercise-state.js';

/** @param {import('./exercises.js').Lesson} lesson @param {ParentNode} root */
export function setUpTicks({ all }, root) {
  for (const list of /** @type {HTMLElement[]} */ (all(root, '.ticks'))) {
    const boxes = /** @type {HTMLInputElement[]} */ (all(list, 'input'));
    const key = () => noteKey(`ticks.${list.closest('form')?.dataset.activity}`);
    const nameOf = (/** @type {HTMLInputElement} */ box) => box.closest('li')?.querySelector('button')?.value ?? '';
    const ticked = (localStorage[key()] ?? '').split(' ');
    for (const box of boxes) {
      box.checked = ticked.includes(nameOf(box));
      box.addEventListener('change', () => { localStorage[key()] = boxes.filter(b => b.checked).map(nameOf).join(' '); });
    }
  }
}
