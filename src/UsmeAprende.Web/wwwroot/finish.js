// After a lesson is finished, the link to the next step becomes the main button.

/** @param {HTMLElement} form that finishes the lesson */
export const finished = form => {
  const button = /** @type {HTMLElement} */ (form.querySelector('button'));
  const next = /** @type {HTMLAnchorElement} */ (form.nextElementSibling?.lastElementChild);
  button.textContent = 'Terminarla otra vez';
  button.className = 'secondary';
  if (next.rel && next.className !== 'button') next.prepend('Siga con: ');
  next.className = 'button';
};
