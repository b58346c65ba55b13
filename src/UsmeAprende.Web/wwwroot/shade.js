// Light or dark, other than the phone's own choice, and remembered on this device.
import { tell } from './letters.js';

const isDark = () => (document.documentElement.dataset.shade ?? (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light')) === 'dark';

/** @param {HTMLElement} button */
export default function shade(button) {
  const next = isDark() ? 'light' : 'dark';
  localStorage['usme.shade'] = document.documentElement.dataset.shade = next;
  button.textContent = next === 'dark' ? 'Ver claro' : 'Ver oscuro';
  tell(button, next === 'dark' ? 'oscuro' : 'claro');
}
