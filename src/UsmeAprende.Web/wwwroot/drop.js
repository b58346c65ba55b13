// Sends a file that is dropped on a form. Without this module people use the file field.

for (const form of /** @type {NodeListOf<HTMLFormElement>} */ (document.querySelectorAll('form[data-drop]'))) {
  const field = /** @type {HTMLInputElement} */ (form.querySelector('input[type="file"]'));
  /** @type {HTMLElement} */ (form.querySelector('[data-drop-hint]')).hidden = !matchMedia('(pointer: fine)').matches;

  for (const kind of ['dragenter', 'dragover']) form.addEventListener(kind, event => {
    event.preventDefault();
    form.dataset.over = '';
  });
  form.addEventListener('dragleave', event => {
    if (!form.contains(/** @type {Node | null} */ (event.relatedTarget))) delete form.dataset.over;
  });
  form.addEventListener('drop', event => {
    event.preventDefault();
    delete form.dataset.over;
    const files = event.dataTransfer?.files;
    if (!files?.length) return;
    field.files = files;
    form.requestSubmit();
  });
}
