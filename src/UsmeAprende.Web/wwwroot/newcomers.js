// Who is not on the list: people whom this facilitator knows from before, found by their first letters, and somebody new (R38).
import { tap, taking } from './attendance.js';
import { make } from './elements.js';
import { addRow, search } from './roster.js';
import { forWhom } from './whose.js';

/** Fewer letters would be a list of everybody. */
const fewest = 3;

/** In ms, after the last letter. */
const typing = 250;

/** Parts a name as it is usually told: with more than three words, two of them are given names. @param {string} typed */
function partName(typed) {
  const words = typed.trim().split(/\s+/).filter(word => word && !/\d/.test(word)).map(word => word[0].toUpperCase() + word.slice(1));
  const given = words.length > 3 ? 2 : 1;
  return { GivenNames: words.slice(0, given).join(' '), Surnames: words.slice(given).join(' ') };
}

/** Writes a name into a form for somebody new, where none is. @param {HTMLFormElement} form @param {string} typed */
export function fillName(form, typed) {
  for (const [name, value] of Object.entries(partName(typed))) {
    const field = /** @type {HTMLInputElement} */ (form.elements.namedItem(name));
    field.value ||= value;
  }
}

/** Shows the form for somebody new over the list, with what was typed. @param {string} typed */
function register(typed) {
  const dialog = /** @type {HTMLDialogElement} */ (document.querySelector('[data-newcomer]'));
  fillName(/** @type {HTMLFormElement} */ (dialog.querySelector('form')), typed);
  dialog.showModal();
}

/** @param {HTMLInputElement} field in which one searches @param {(typed: string) => void} [byOther] how somebody new is registered where there is no signal */
export function offerNewcomers(field, byOther) {
  const place = /** @type {HTMLElement} */ (document.querySelector('[data-known]'));
  const start = /** @type {HTMLElement} */ (document.querySelector('[data-register]'));
  const dialog = /** @type {HTMLDialogElement | null} */ (document.querySelector('[data-newcomer]'));
  /** @type {number | undefined} */
  let waiting;

  const clear = () => {
    field.value = '';
    place.replaceChildren();
    search('');
  };

  /** @param {{ person: string, name: string, lastFour: string, about: string }} one */
  const offer = one => {
    const button = make('button', { type: 'button', className: 'tap' }, make('b', {}, one.name), make('small', {}, one.about));
    button.addEventListener('click', () => {
      addRow({ ...one, about: one.lastFour ? `termina en ${one.lastFour} · sin reserva` : 'sin reserva' });
      tap(one.person);
      clear();
    });
    return make('li', {}, button);
  };

  /** @param {string} typed */
  async function findKnown(typed) {
    const answer = await fetch(`/api/encuentros/${taking.gathering}/conocidas`, { method: 'POST', headers: { 'Content-Type': 'application/json', ...forWhom() }, body: JSON.stringify({ name: typed }), signal: AbortSignal.timeout(8_000) }).catch(() => null);
    const known = answer?.ok ? await answer.json() : [];
    if (field.value.trim() !== typed) return;
    place.replaceChildren(...known.length ? [make('h3', {}, 'Vinieron antes'), make('ul', { className: 'people' }, ...known.map(offer))] : []);
  }

  field.addEventListener('input', () => {
    const typed = field.value.trim();
    search(typed);
    // A list that became short must not leave with what is typed.
    const bar = /** @type {HTMLElement} */ (field.closest('.bar'));
    if (bar.getBoundingClientRect().top < 0) bar.scrollIntoView();
    clearTimeout(waiting);
    place.replaceChildren();
    // Without signal nobody else is known.
    if (typed.length >= fewest && !/\d/.test(typed) && !byOther) waiting = setTimeout(() => findKnown(typed), typing);
  });
  start.addEventListener('click', event => {
    if (!byOther && !dialog) return;
    event.preventDefault();
    (byOther ?? register)(field.value);
  });
  dialog?.querySelector('[data-close]')?.addEventListener('click', () => dialog.close());
}
