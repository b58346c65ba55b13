// A text to be sent: the link to WhatsApp carries it as it was changed, and a button copies it. Without this script the form does the same.

for (const form of /** @type {NodeListOf<HTMLFormElement>} */ (document.querySelectorAll('form[data-shared]'))) {
  const text = /** @type {HTMLTextAreaElement} */ (form.querySelector('textarea'));
  const link = /** @type {HTMLAnchorElement} */ (form.querySelector('a[href^="https://wa.me/"]'));
  const copies = /** @type {HTMLButtonElement} */ (form.querySelector('[data-copies]'));
  const words = copies.textContent;
  const carry = () => {
    link.href = `https://wa.me/?text=${encodeURIComponent(text.value)}`;
    copies.textContent = words;
  };
  text.addEventListener('input', carry);
  // Going back, browsers put what was typed into the field without saying so.
  addEventListener('pageshow', carry);
  /** @type {HTMLElement} */ (form.querySelector('[data-plain]')).hidden = true;
  copies.hidden = false;
  copies.addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText(text.value);
      copies.textContent = 'Copiado';
    } catch {
      // Copying is not allowed: the text is selected, so that the browser's own menu can copy it.
      text.select();
    }
  });
}
