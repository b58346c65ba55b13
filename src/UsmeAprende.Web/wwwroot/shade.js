// Light or dark, other than the phone's own choice, and remembered on this device.
import { tell } from './letters.js';

const isDark = () => (document.documentElement.dataset.shade ?? (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light')) === 'dark';

/** @param {string} shade "light" or "dark" */
export function wear(shade) {
  document.documentElement.dataset.shade = shade;
  if (!document.getElementById('shade')) document.head.append(Object.assign(document.createElement('link'), { id: 'shade', rel: 'stylesheet', href: new URL('shade.css', import.meta.url).href }));
  const button = document.querySelector('[data-do="shade"]');
  if (button) button.textContent = shade === 'dark' ? 'Ver claro' : 'Ver oscuro';
}

/** @param {HTMLElement} button */
export default function change(button) {
  const next = isDark() ? 'light' : 'dark';
  localStorage['usme.shade'] = next;
  wear(next);
  tell(button, next === 'dark' ? 'oscuro' : 'claro');
}
