// The end of a lesson: what was kept, how many of the module are done, and what comes next.

/** Makes the link to the next lesson the main one. @param {HTMLElement} form that finishes the lesson */
export const finished = form => {
  const button = /** @type {HTMLElement} */ (form.querySelector('button'));
  const next = /** @type {HTMLAnchorElement} */ (document.querySelector('.after nav a:last-child'));
  button.textContent = 'Terminarla otra vez';
  button.className = 'secondary';
  if (next.rel && next.className !== 'button') next.prepend('Siga con: ');
  next.className = 'button';
};

/** @param {{ form: HTMLElement, left: number, bar: HTMLElement }} end left: how many exercises were left for later */
export default function end({ form, left, bar }) {
  finished(form);
  bar.hidden = true;
  document.documentElement.removeAttribute('data-steps');
  if (left) form.querySelector('.verdict')?.append(Object.assign(document.createElement('p'), { textContent: left === 1 ? 'Dejó 1 ejercicio para después.' : `Dejó ${left} ejercicios para después.` }));
}
