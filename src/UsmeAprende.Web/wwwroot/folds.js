// Opens a fold when the choice that needs it is selected.
for (const fold of /** @type {NodeListOf<HTMLDetailsElement>} */ (document.querySelectorAll('details[data-when]'))) {
  const choices = /** @type {HTMLInputElement[]} */ ([...document.querySelectorAll(`[name="${fold.dataset.when}"]`)]);
  choices.forEach(choice => choice.addEventListener('change', () => { fold.open = choice !== choices[0]; }));
}
