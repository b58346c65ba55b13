// Shows only the words of the glossary in which the typed letters are, without accents or capitals.
import { fold } from './folding.js';

const box = /** @type {HTMLElement} */ (document.querySelector('[data-filter]'));
const field = /** @type {HTMLInputElement} */ (box.querySelector('input'));
const said = /** @type {HTMLElement} */ (box.querySelector('[role=status]'));
const letters = /** @type {HTMLElement | null} */ (document.querySelector('nav:has(.letters)') ?? document.querySelector('.letters'));
const sections = /** @type {HTMLElement[]} */ ([...document.querySelectorAll('main section')]);

function narrow() {
  const wanted = fold(field.value);
  let found = 0;
  for (const section of sections) {
    let some = false;
    for (const term of /** @type {NodeListOf<HTMLElement>} */ (section.querySelectorAll('dt'))) {
      const meaning = /** @type {HTMLElement} */ (term.nextElementSibling);
      const fits = fold(`${term.textContent} ${meaning.textContent}`).includes(wanted);
      term.hidden = meaning.hidden = !fits;
      some ||= fits;
      if (fits) found++;
    }
    section.hidden = !some;
  }
  if (letters) letters.hidden = wanted !== '';
  said.textContent = wanted === '' ? '' : found === 0 ? 'Ninguna palabra tiene esas letras. Pruebe con menos letras.' : found === 1 ? 'Hay 1 palabra.' : `Hay ${found} palabras.`;
}

field.addEventListener('input', narrow);
box.hidden = false;
if (field.value) narrow();
