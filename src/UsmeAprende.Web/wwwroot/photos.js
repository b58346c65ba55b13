// Shrinks photos that are chosen in a form, before it is sent.
import { shrink } from './shrink.js';

for (const form of /** @type {NodeListOf<HTMLFormElement>} */ (document.querySelectorAll('form[data-shrink]'))) {
  const input = /** @type {HTMLInputElement} */ (form.querySelector('input[type=file]'));
  const said = /** @type {HTMLElement} */ (form.querySelector('[data-said]'));
  let round = 0;
  input.addEventListener('change', async () => {
    const mine = ++round;
    const button = /** @type {HTMLButtonElement} */ (form.querySelector('button'));
    button.disabled = true;
    said.textContent = 'Preparando lo que escogió…';
    const light = new DataTransfer();
    for (const file of input.files ?? []) {
      // A file that the browser cannot read is sent unchanged: the server says what is wrong.
      light.items.add(await shrink(file, Number(form.dataset.shrink)).catch(() => file));
    }
    if (mine !== round) return;
    input.files = light.files;
    const bytes = [...light.files].reduce((sum, file) => sum + file.size, 0);
    said.textContent = light.files.length ? `Para enviar: ${Math.max(1, Math.round(bytes / 1024))} KB.` : '';
    button.disabled = false;
  });
}
