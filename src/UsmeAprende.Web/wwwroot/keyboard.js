// A practice keyboard below a field: the key to press next is shown. A real keyboard works too.
import { button, element, plainWithMarks, typedKind } from './exercise-state.js';

const rows = {
  letters: ['qwertyuiop', 'asdfghjklñ', 'zxcvbnm'],
  symbols: ['1234567890', '@#$_&-+()/', '*"\':;!?=,'],
  digits: ['123', '456', '789', '0'],
};

/** @param {import('./exercises.js').Lesson} lesson @param {ParentNode} root */
export function setUpKeyboards(lesson, root) {
  lesson.kinds.typing = typedKind(lesson, 'Escriba lo que dice arriba', plainWithMarks, () => 'Mírelo letra por letra. ');
  lesson.all(root, '[data-kind=typing]').forEach(setUpKeyboard);
}

/** @param {HTMLElement} question */
function setUpKeyboard(question) {
  const copy = /** @type {HTMLElement} */ (question.querySelector('.copy'));
  const field = /** @type {HTMLInputElement} */ (question.querySelector('input[type=text]'));
  const wanted = copy.textContent ?? '';
  const keys = element('div', 'keys');
  const said = element('p', 'said');
  const isDigits = copy.dataset.keys === 'digits';
  said.setAttribute('role', 'status');
  keys.setAttribute('role', 'group');
  keys.setAttribute('aria-label', 'Teclado de práctica');
  let layer = isDigits ? 'digits' : 'letters';

  /** @param {string} words @param {string} does @param {string} [name] */
  const key = (words, does, name = '') => {
    const made = button(words, () => press(does), '');
    made.dataset.key = does;
    // Who uses a real keyboard types into the field, and need not pass all these.
    made.tabIndex = -1;
    if (name) made.setAttribute('aria-label', name);
    return made;
  };

  function draw() {
    keys.replaceChildren(...rows[/** @type {keyof typeof rows} */ (layer)].map((row, n, all) => {
      const line = element('div');
      line.append(...[...row].map(c => key(c, c, c === '@' ? 'arroba' : '')));
      if (n === all.length - 1) line.append(key('⌫', 'erase', 'Borrar'));
      return line;
    }));
    if (isDigits) return;
    const last = element('div');
    last.append(key(layer === 'letters' ? '?123' : 'ABC', 'layer', layer === 'letters' ? '?123: números y signos' : 'ABC: letras'), key('espacio', ' '), key('.', '.', 'punto'));
    keys.append(last);
  }

  /** @param {string} does */
  function press(does) {
    if (does === 'layer') layer = layer === 'letters' ? 'symbols' : 'letters';
    else if (does === 'erase') field.value = field.value.slice(0, -1);
    else field.value += does;
    if (does === 'layer') draw();
    else field.dispatchEvent(new Event('input', { bubbles: true }));
    guide();
  }

  /** Shows the next key. */
  function guide() {
    keys.querySelectorAll('.next').forEach(k => k.classList.remove('next'));
    const typed = field.value.toLowerCase();
    const isOn = wanted.toLowerCase().startsWith(typed);
    const next = wanted[typed.length]?.toLowerCase();
    const has = (/** @type {string} */ does) => /** @type {HTMLElement | undefined} */ ([...keys.querySelectorAll('button')].find(k => k.dataset.key === does));
    const target = !isOn ? has('erase') : next === undefined ? undefined : has(next) ?? has('layer');
    target?.classList.add('next');
    said.textContent = !isOn ? 'Se coló otra. Bórrela con la tecla ⌫.' : next === undefined ? 'Ya está completo. Toque “Responder”.' : target?.dataset.key === 'layer' ? `El signo ${next} está detrás de la tecla «${target.textContent}».` : '';
  }

  // The phone's own keyboard would cover this one.
  field.inputMode = 'none';
  field.addEventListener('input', guide);
  field.closest('.field')?.after(said, keys);
  draw();
  guide();
}
