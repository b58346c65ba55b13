// Copies what stands elsewhere on the page. Groups of four are for the eye: programs take them without the spaces.

/** @param {HTMLElement} button with the id of what it copies in data-copy */
export default async button => {
  const source = /** @type {HTMLElement} */ (document.getElementById(button.dataset.copy ?? ''));
  try {
    await navigator.clipboard.writeText((source.textContent ?? '').replaceAll(' ', ''));
    button.textContent = 'Copiado';
  } catch {
    // Not allowed to copy: it is left selected, so that the browser's own menu can.
    getSelection()?.selectAllChildren(source);
  }
};
