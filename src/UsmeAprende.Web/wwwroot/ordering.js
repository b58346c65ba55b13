// Adds buttons to move steps, instead of choosing their positions; the select fields are hidden and sent with the form.
import { hashOf, outOf } from './exercise-state.js';
/** @param {import('./exercises.js').Lesson} lesson @param {ParentNode} root */
export function setUpOrdering(lesson, root) {
  const { all } = lesson;
  lesson.kinds.ordering = {
    missing: 'Ponga los pasos en orden',
    read(question) {
      const steps = all(question, 'li').map(li => ({ li, select: li.querySelector('select') })).sort((a, b) => a.select.value - b.select.value);
      const placed = steps.map(s => ({ of: s.li, good: s.select.value === s.li.dataset.ok }));
      return steps.every((s, at) => +s.select.value === at + 1) ? outOf(lesson, steps.map(s => hashOf(s.select)), placed, 'pasos están en su lugar', 1) : null;
    },
  };
  all(root, '[data-kind=ordering]').forEach(question => order(question, lesson));
}

/** @param {HTMLElement} question @param {import('./exercises.js').Lesson} lesson */
function order(question, { all, clear }) {
  const list = /** @type {HTMLElement} */ (question.querySelector('ol'));
  const hint = /** @type {HTMLElement} */ (question.querySelector('.hint'));
  // Until a step is moved, no position is selected, so that an untouched order is no answer.
  const number = (/** @type {boolean} */ chosen) => all(list, 'li').forEach((step, at) => {
    if (chosen) step.querySelector('select').value = at + 1;
    step.querySelector('b').textContent = `${at + 1}. `;
  });
  const steps = all(list, 'li').sort((a, b) => a.querySelector('select').value - b.querySelector('select').value);
  hint.setAttribute('role', 'status');
  hint.textContent = 'Suba o baje cada paso hasta que queden en orden.';
  list.append(...steps);
  for (const step of steps) {
    const words = step.querySelector('span').textContent;
    step.querySelector('select').hidden = true;
    step.querySelector('label').prepend(document.createElement('b'));
    for (const [name, neighbour, end] of [['Subir', 'previousElementSibling', 'primero'], ['Bajar', 'nextElementSibling', 'último']]) {
      const button = Object.assign(document.createElement('button'), { type: 'button', className: 'secondary', textContent: name === 'Subir' ? '↑' : '↓' });
      button.setAttribute('aria-label', `${name}: ${words}`);
      button.addEventListener('click', () => {
        const other = step[neighbour];
        if (name === 'Subir') other?.before(step);
        else other?.after(step);
        number(true);
        button.focus();
        hint.textContent = other ? `Quedó en el lugar ${all(list, 'li').indexOf(step) + 1}: ${words}` : `Ya es el ${end}: ${words}`;
        // The result does not apply any more.
        if (other) clear(question);
      });
      step.append(' ', button);
    }
  }
  number(steps.every(step => step.querySelector('select').value));
}
