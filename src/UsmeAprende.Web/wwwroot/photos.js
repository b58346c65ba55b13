// Shrinks photos before they are sent: from about five megabytes to two hundred kilobytes.

/** @param {File} file @param {number} longest @returns {Promise<File>} */
async function shrink(file, longest) {
  if (!file.type.startsWith('image/')) return file;
  const image = await createImageBitmap(file);
  const scale = Math.min(1, longest / Math.max(image.width, image.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(image.width * scale);
  canvas.height = Math.round(image.height * scale);
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  image.close();
  const blob = await new Promise((done) => canvas.toBlob(done, 'image/jpeg', 0.8));
  return blob ? new File([blob], 'foto.jpg', { type: 'image/jpeg' }) : file;
}

for (const form of /** @type {NodeListOf<HTMLFormElement>} */ (document.querySelectorAll('form[data-shrink]'))) {
  const input = /** @type {HTMLInputElement} */ (form.querySelector('input[type=file]'));
  const said = /** @type {HTMLElement} */ (form.querySelector('[data-said]'));
  let round = 0;
  input.addEventListener('change', async () => {
    const mine = ++round;
    const button = /** @type {HTMLButtonElement} */ (form.querySelector('button'));
    button.disabled = true;
    said.textContent = 'Preparando las fotos…';
    const light = new DataTransfer();
    for (const file of input.files ?? []) {
      // A file that the browser cannot read is sent unchanged: the server says what is wrong.
      light.items.add(await shrink(file, Number(form.dataset.shrink)).catch(() => file));
    }
    if (mine !== round) return;
    input.files = light.files;
    const bytes = [...light.files].reduce((sum, file) => sum + file.size, 0);
    said.textContent = light.files.length ? `Listas para enviar: ${Math.max(1, Math.round(bytes / 1024))} KB.` : '';
    button.disabled = false;
  });
}
