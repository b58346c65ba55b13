// Shows what is being typed as a password, and hides it again.

/** @param {HTMLButtonElement} button */
export default function show(button) {
  const field = /** @type {HTMLInputElement} */ (document.getElementById(button.getAttribute('aria-controls') ?? ''));
  const hidden = field.type === 'password';
  field.type = hidden ? 'text' : 'password';
  button.textContent = hidden ? 'Ocultar' : 'Mostrar';
  // Sent as plain text, the browser would offer it to the next person who types.
  button.form?.addEventListener('submit', () => { field.type = 'password'; }, { once: true });
  field.focus();
}
