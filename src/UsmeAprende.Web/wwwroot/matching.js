// Pairs are joined by touching one of each side, instead of closed lists that cut their words.
import { button, element, hashOf, outOf, wordsOf } from './exercise-state.js';

/** @param {import('./exercises.js').Lesson} lesson @param {ParentNode} root */
export function setUpMatching(lesson, root) {
  const { all } = lesson;
  lesson.kinds.matching = {
    missing: 'Elija una pareja para cada frase',
    read(question) {
      const pairs = all(question, '.pairs li').map(li => ({ li, select: li.querySelector('select') }));
      const placed = pairs.map(p => ({ of: p.li, good: p.select.value === p.li.dataset.ok }));
      return pairs.every(p => p.select.value) ? outOf(lesson, pairs.map(p => `${hashOf(p.select)}=${p.select.value}`).sort(), placed, 'parejas están bien') : null;
    },
  };
  all(root, '[data-kind=matching]').forEach(question => setUpPairs(question, lesson));
}

/** @param {HTMLElement} question @param {import('./exercises.js').Lesson} lesson */
function setUpPairs(question, { all, clear }) {
  const list = /** @type {HTMLElement} */ (question.querySelector('.pairs'));
  const selects = /** @type {HTMLSelectElement[]} */ (all(list, 'select'));
  const said = element('p', 'hint', 'Toque una de la izquierda y luego su pareja.');
  const board = element('div', 'board');
  const [lefts, rights] = [element('div'), element('div')];
  said.setAttribute('role', 'status');
  /** @type {HTMLSelectElement | null} */
  let picked = null;

  const leftOf = (/** @type {HTMLSelectElement} */ select) => wordsOf(/** @type {Element} */ (select.closest('li')));
  const options = [...selects[0].options].slice(1);

  /** Shows which are joined: the same number on both. */
  function paint() {
    selects.forEach((select, n) => {
      const mine = lefts.children[n];
      mine.setAttribute('aria-pressed', String(select === picked));
      mine.dataset.pair = select.value ? String(n + 1) : '';
    });
    options.forEach((option, n) => {
      const owner = selects.findIndex(s => s.value === option.value);
      rights.children[n].dataset.pair = owner >= 0 ? String(owner + 1) : '';
    });
  }

  /** @param {HTMLSelectElement} select */
  function pick(select) {
    picked = select;
    said.textContent = `«${leftOf(select)}»: toque su pareja.`;
    paint();
  }

  /** @param {HTMLOptionElement} option */
  function join(option) {
    if (!picked) {
      said.textContent = 'Primero toque una de la izquierda.';
      return;
    }
    const other = selects.find(s => s !== picked && s.value === option.value);
    if (other) other.value = '';
    picked.value = option.value;
    said.textContent = `Quedaron juntas: «${leftOf(picked)}» y «${option.textContent}».`;
    picked.dispatchEvent(new Event('change', { bubbles: true }));
    picked = null;
    clear(question);
    paint();
  }

  lefts.append(...selects.map(select => button(leftOf(select), () => pick(select))));
  rights.append(...options.map(option => button(option.textContent ?? '', () => join(option))));
  board.append(lefts, rights);
  list.hidden = true;
  list.before(said, board);
  paint();
}
