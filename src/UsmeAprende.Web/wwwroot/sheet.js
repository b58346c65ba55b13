// A sheet at the foot of the screen with what can be done. Esc, its last button, or a tap beside it close it.
import { make } from './elements.js';

/** How long, in ms, a sheet ignores taps: the second tap of somebody in a hurry was meant for what it covers. */
const settled = 350;

/** @param {string} title @param {...(Node | string)} content @returns {HTMLDialogElement} the open sheet */
export function openSheet(title, ...content) {
  const close = make('button', { type: 'button', className: 'secondary' }, 'Volver a la lista');
  const sheet = /** @type {HTMLDialogElement} */ (make('dialog', { className: 'sheet' }, make('h2', { id: 'hoja' }, title), ...content, close));
  sheet.setAttribute('aria-labelledby', 'hoja');
  close.addEventListener('click', () => sheet.close());
  sheet.addEventListener('click', event => (event.target === sheet || /** @type {Element} */ (event.target).closest('a')) && sheet.close());
  sheet.addEventListener('close', () => sheet.remove());
  /** @type {HTMLElement} */ (document.querySelector('main')).append(sheet);
  sheet.showModal();
  setTimeout(() => { sheet.dataset.settled = '1'; }, settled);
  return sheet;
}

/** A button of a sheet, which closes it. @param {string} words @param {() => unknown} act @param {string} [className] */
export function makeAct(words, act, className = 'secondary') {
  const button = make('button', { type: 'button', className }, words);
  button.addEventListener('click', () => {
    /** @type {HTMLDialogElement} */ (button.closest('dialog')).close();
    act();
  });
  return button;
}
