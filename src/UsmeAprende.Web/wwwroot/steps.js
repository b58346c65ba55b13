// Shows a lesson one step at a time. Without scripts, and for those who prefer it, all steps follow each other on one page.
import { notes, profile } from './device.js';
import { adorn, bring } from './bring.js';
import { all } from './questions.js';

const steps = /** @type {HTMLElement[]} */ (all(document, '.step'));
const bar = /** @type {HTMLElement} */ (document.querySelector('.stepbar'));
const [onward, back, , later, layout] = /** @type {HTMLButtonElement[]} */ (all(bar, 'button'));
const title = /** @type {HTMLElement} */ (document.querySelector('h1'));
const ending = /** @type {HTMLFormElement | null} */ (document.querySelector('.finish'));
const head = /** @type {HTMLElement} */ (document.querySelector('.slim p'));
const total = steps.length;
const { v } = /** @type {HTMLElement} */ (title.closest('article')).dataset;

/** What was done before the lesson ended, once it is asked for. @type {Promise<any> | null} */
let start = null;

/** Where the person is, and what they answered or left for later. @typedef {{ v?: string, at: number, done: string[], left: string[] }} Place */
const placeKey = () => `${notes}${profile()}.pasos.${location.pathname}`;

/** @returns {Place} */
const readPlace = () => {
  try {
    const place = JSON.parse(localStorage[placeKey()] ?? '{}');
    // The lesson was changed meanwhile: what was answered counts, but the steps may be others.
    return { v, at: place.v === v && place.at < total ? place.at : 0, done: place.done ?? [], left: place.left ?? [] };
  } catch {
    return { v, at: 0, done: [], left: [] };
  }
};
const place = readPlace();
const keepPlace = () => {
  try {
    localStorage[placeKey()] = JSON.stringify(place);
  } catch {
    // Without room the lesson opens at its beginning again.
  }
};

const formIn = (/** @type {HTMLElement} */ step) => /** @type {HTMLFormElement | null} */ (step.querySelector('form[data-verb]:not(.finish)'));
const activityIn = (/** @type {HTMLElement} */ step) => formIn(step)?.dataset.activity ?? '';
const isOpen = (/** @type {HTMLElement} */ step) => !!formIn(step) && !place.done.includes(activityIn(step));
const isWhole = () => localStorage['usme.whole'];

/** What one can do here: go on, or leave an exercise for later. */
function label() {
  const asks = !isWhole() && isOpen(steps[place.at]);
  onward.textContent = place.at === total - 1 ? 'Terminar la lección' : 'Seguir';
  onward.hidden = asks || !!isWhole();
  later.hidden = !asks;
  layout.hidden = asks;
}

/** @param {number} at @param {boolean} [moved] whether the person moved here */
function show(at, moved) {
  const whole = !!isWhole();
  place.at = at;
  keepPlace();
  steps.forEach((step, n) => { step.hidden = !whole && n !== at; });
  document.documentElement.toggleAttribute('data-steps', !whole);
  back.hidden = whole || !at;
  layout.textContent = whole ? 'Ver por pasos' : 'Ver todo junto';
  // Each page has a title, seen or not.
  title.className = whole || !at ? '' : 'unseen';
  (whole || !at ? steps[0] : steps[0].parentElement)?.prepend(title);
  const progress = Object.assign(document.createElement('progress'), { max: total, value: at + 1 });
  progress.setAttribute('aria-label', 'Avance de la lección');
  if (!whole) head.replaceChildren(progress, ` ${at + 1} de ${total}`);
  label();
  if (!moved) return;
  // Who has begun will want the end too, and may have no signal by then.
  start ??= bring('finish').then(m => m.prepare(ending?.dataset.activity)).catch(() => null);
  const heading = /** @type {HTMLElement} */ (steps[at].querySelector('h1, h2') ?? steps[at]);
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
  scrollTo(0, 0);
  dispatchEvent(new Event('step'));
}

/** @param {number} at */
function go(at) {
  history.pushState({ at }, '', `#paso-${at + 1}`);
  show(at, true);
}

/** The step that an address names; -1 if it names none. */
function named() {
  const [, number] = /^#paso-(\d+)$/.exec(location.hash) ?? [];
  if (number) return Math.min(Number(number), total) - 1;
  const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  return target ? steps.findIndex(step => step.contains(target)) : -1;
}

onward.addEventListener('click', () => place.at < total - 1 ? go(place.at + 1) : ending?.requestSubmit());
later.addEventListener('click', () => {
  place.left.push(activityIn(steps[place.at]));
  go(place.at + 1);
});
back.addEventListener('click', () => history.state?.at === place.at ? history.back() : go(place.at - 1));
layout.addEventListener('click', () => {
  if (isWhole()) localStorage.removeItem('usme.whole');
  else localStorage['usme.whole'] = 1;
  show(place.at, true);
});
addEventListener('popstate', () => show(Math.max(named(), 0), true));

// On one page nobody has said "Ahora no": what is missing is named before the lesson ends.
ending?.addEventListener('submit', event => {
  const open = steps.filter(step => isOpen(step) && !place.left.includes(activityIn(step)));
  if (!open.length) return;
  event.preventDefault();
  event.stopPropagation();
  place.left.push(...open.map(activityIn));
  const verdict = /** @type {HTMLElement} */ (ending.querySelector('.verdict'));
  verdict.className = 'verdict again';
  verdict.textContent = `Le ${open.length === 1 ? 'falta 1 ejercicio' : `faltan ${open.length} ejercicios`}. Hágalos, o toque otra vez “Terminar la lección” para dejarlos.`;
});

addEventListener('done', event => {
  const form = /** @type {HTMLFormElement} */ (event.target);
  const activity = form.dataset.activity ?? '';
  if (form !== ending) {
    if (!place.done.includes(activity)) place.done.push(activity);
    keepPlace();
    return label();
  }
  const left = new Set(place.left.filter(l => !place.done.includes(l))).size;
  Object.assign(place, { at: 0, done: [], left: [] });
  keepPlace();
  // Who listens goes on listening.
  for (const button of [onward, back, later, layout]) button.hidden = true;
  document.documentElement.removeAttribute('data-steps');
  adorn('finish', { form, left, start }).finally(() => dispatchEvent(new Event('step')));
});

bar.hidden = false;
const scrolled = scrollY > innerHeight && steps.findLastIndex(step => step.getBoundingClientRect().top < innerHeight / 2);
show(named() >= 0 ? named() : scrolled || place.at);
