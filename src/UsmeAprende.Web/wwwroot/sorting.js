// Cards to sort, one at a time, with two or three big buttons.
import { button, element, lead, outOf } from './exercise-state.js';

/** @typedef {import('./exercises.js').Lesson} Lesson */

/** @param {Lesson} lesson @param {ParentNode} root */
export function setUpSorting(lesson, root) {
  const { all } = lesson;
  lesson.kinds.sorting = {
    missing: 'Elija un grupo para cada tarjeta',
    read(question) {
      const cards = all(question, '.cards > li').map(li => ({ li, chosen: li.querySelector(':checked') }));
      const placed = cards.map(c => ({ of: c.li, good: c.chosen?.value === c.li.dataset.ok }));
      return cards.every(c => c.chosen) ? outOf(lesson, cards.map(c => `${c.chosen.name.slice(-8)}=${c.chosen.value}`).sort(), placed, 'tarjetas están en su grupo', question.querySelector('button[name=accion]') ? 0 : placed.length) : null;
    },
  };
  all(root, '[data-kind=sorting]').forEach(question => setUpCards(question, lesson));
}

/** @param {HTMLElement} question @param {Lesson} lesson */
function setUpCards(question, { all, clear }) {
  const cards = /** @type {HTMLElement[]} */ (all(question, '.cards > li'));
  const send = /** @type {HTMLButtonElement | null} */ (question.querySelector('button[name=accion]'));
  const place = element('p', 'meta');
  const said = element('div', 'said');
  said.setAttribute('role', 'status');
  let at = 0;

  function show() {
    cards.forEach((card, n) => { card.hidden = n !== at; });
    place.textContent = at < cards.length ? `Tarjeta ${at + 1} de ${cards.length}` : 'Ya están todas';
    said.replaceChildren();
    // The last card sends all of them.
    if (send) send.hidden = true;
  }

  /** @param {HTMLElement} card */
  function choose(card) {
    clear(question);
    card.dispatchEvent(new Event('change', { bubbles: true }));
    const good = card.querySelector('input:checked')?.getAttribute('value') === card.dataset.ok;
    all(card, '.groups button').forEach(b => b.setAttribute('aria-pressed', String(b.previousElementSibling.checked)));
    const next = button(at < cards.length - 1 ? 'Siga' : 'Ver cómo le fue', () => {
      at++;
      show();
      if (at < cards.length) lead(/** @type {HTMLElement} */ (cards[at].querySelector('span')));
      else if (send) send.form?.requestSubmit(send);
    }, '');
    // In a test nothing is told before the end.
    said.replaceChildren(...send ? [element('p', good ? 'word' : 'word again', good ? 'Correcto' : 'Todavía no'), ...card.querySelector('.why')?.cloneNode(true).childNodes ?? []] : [], next);
  }

  for (const card of cards) {
    for (const label of all(card, 'label')) {
      const input = label.querySelector('input');
      label.hidden = true;
      const big = button(label.textContent.trim(), () => {
        input.checked = true;
        choose(card);
      });
      label.after(big);
      // Its field stays before it, so that the form is sent as without scripts.
      big.before(input);
      input.hidden = true;
    }
  }
  question.querySelector('.cards')?.before(place);
  question.querySelector('.cards')?.after(said);
  question.addEventListener('done', () => { at = cards.length; });
  question.addEventListener('reset', () => { at = 0; });
  const again = button('Empezar las tarjetas otra vez', () => {
    at = 0;
    clear(question);
    all(question, 'input[type=radio]').forEach(i => { i.checked = false; });
    all(question, '.groups button').forEach(b => b.removeAttribute('aria-pressed'));
    show();
    lead(/** @type {HTMLElement} */ (cards[0].querySelector('span')));
  }, 'link');
  question.querySelector('.verdict')?.after(again);
  show();
}
