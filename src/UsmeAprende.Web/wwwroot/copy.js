// Copies a text of the page. Spaces between groups of four are only for reading and are removed.

/** @param {HTMLElement} button with the id of the element to copy in data-copy */
export default async button => {
  const source = /** @type {HTMLElement} */ (document.getElementById(button.dataset.copy ?? ''));
  try {
    await navigator.clipboard.writeText((source.textContent ?? '').replaceAll(' ', ''));
    button.textContent = 'Copiado';
  } catch {
    // Copying is not allowed: the text is selected, so that the browser's own menu can copy it.
    getSelection()?.selectAllChildren(source);
  }
};
