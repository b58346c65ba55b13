// Shows a typed password, and hides it again.

/** @param {HTMLButtonElement} button */
export default function show(button) {
  const field = /** @type {HTMLInputElement} */ (document.getElementById(button.getAttribute('aria-controls') ?? ''));
  const hidden = field.type === 'password';
  field.type = hidden ? 'text' : 'password';
  button.textContent = hidden ? 'Ocultar' : 'Mostrar';
  // Hidden again before sending: the browser would store a plain text field and suggest it to the next person.
  button.form?.addEventListener('submit', () => { field.type = 'password'; }, { once: true });
  field.focus();
}
