// A number to type, as people in Colombia write it, and a slider whose bars answer "¿y si…?".
import { make } from './elements.js';
import { element, typedKind } from './exercise-state.js';

/** @param {import('./exercises.js').Lesson} lesson @param {ParentNode} root */
export function setUpNumbers(lesson, root) {
  lesson.kinds.number = typedKind(lesson, 'Escriba su resultado, con números', parse, () => '', (question, _, typed) => parse(typed) >= Number(question.dataset.low) && parse(typed) <= Number(question.dataset.high));
  lesson.all(root, '.trial').forEach(setUpTrial);
}

/** As the server understands it: 15.000, 1.234.567,50, $ 3.000. @param {string} typed */
function parse(typed) {
  const [, sign, whole, part] = /^(-?)\$?\s*(\d{1,3}(?:[.'’ ]\d{3})+|\d{1,15})(?:,(\d{1,4}))?\s*(?:%|pesos)?$/i.exec(typed.trim()) ?? [];
  return whole ? Number(`${sign}${whole.replace(/\D/g, '')}${part ? `.${part}` : ''}`) : NaN;
}

/** @param {HTMLElement} figure */
function setUpTrial(figure) {
  const rows = /** @type {HTMLTableRowElement[]} */ ([...figure.querySelectorAll('tbody tr')]);
  const names = [...figure.querySelectorAll('thead th')].slice(1).map(th => th.textContent ?? '');
  const valueIn = (/** @type {HTMLTableRowElement} */ row, /** @type {number} */ bar) => Number(/** @type {HTMLElement} */ (row.cells[bar + 1]).dataset.value);
  const most = Math.max(...rows.flatMap(row => names.map((_, bar) => Math.abs(valueIn(row, bar)))), 1);
  const slider = make('input', { type: 'range', min: 0, max: rows.length - 1, value: figure.dataset.start });
  const label = element('label');
  const bars = element('dl', 'bars');
  const output = element('p', 'said');
  output.setAttribute('role', 'status');
  label.append(element('span', '', figure.dataset.unit ?? ''), slider);
  bars.append(...names.flatMap(name => [element('dt', '', name), element('dd')]));

  const paint = () => {
    const row = rows[slider.value];
    const said = `${row.cells[0].textContent} ${figure.dataset.unit}`;
    slider.setAttribute('aria-valuetext', said);
    names.forEach((_, bar) => {
      const dd = /** @type {HTMLElement} */ (bars.children[2 * bar + 1]);
      const value = valueIn(row, bar);
      dd.textContent = row.cells[bar + 1].textContent;
      dd.style.setProperty('--part', String(Math.abs(value) / most));
      dd.className = value < 0 ? 'less' : '';
    });
    output.textContent = `${said}: ${names.map((name, bar) => `${name} ${row.cells[bar + 1].textContent}`).join(', ')}.`;
  };
  slider.addEventListener('input', paint);
  const folded = element('details');
  folded.append(element('summary', '', 'Ver la tabla'), /** @type {Element} */ (figure.querySelector('.scroll')));
  figure.append(label, bars, output, folded);
  paint();
  // Before the answer it would give it away.
  const question = figure.closest('.question');
  question?.append(figure);
  figure.hidden = true;
  question?.closest('form')?.addEventListener('done', () => { figure.hidden = false; });
}
