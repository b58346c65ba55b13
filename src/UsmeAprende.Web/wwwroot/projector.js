// Shows a lesson on a projector one step at a time, in letters as big as the step allows. Without scripts the steps follow each other.

const slides = /** @type {HTMLElement[]} */ ([...document.querySelectorAll('.slide')]);
const place = /** @type {HTMLElement} */ (document.querySelector('.place'));
const bar = /** @type {HTMLElement} */ (document.querySelector('.moves'));
const full = /** @type {HTMLButtonElement} */ (document.querySelector('[data-full]'));
const [back, onward] = /** @type {HTMLButtonElement[]} */ ([...bar.querySelectorAll('button')]);
let at = Math.max(slides.findIndex(slide => !slide.hidden), 0);

/** Letters are made smaller until the step fits, but never as small as on paper. */
function fit() {
  const root = document.documentElement;
  for (let share = 4.6; share >= 1.8; share -= .2) {
    root.style.setProperty('--size', `max(1.35rem, ${share}vw)`);
    if (root.scrollHeight <= innerHeight) return;
  }
}

/** @returns {number} the step that is shown, from 0 */
export const current = () => at;

/** @param {number} step from 0 */
export function show(step) {
  at = Math.min(Math.max(step, 0), slides.length - 1);
  slides.forEach((slide, n) => { slide.hidden = n !== at; });
  place.textContent = `Paso ${at + 1} de ${slides.length}`;
  [back.disabled, onward.disabled] = [!at, at === slides.length - 1];
  history.replaceState(null, '', `#paso-${at + 1}`);
  fit();
  scrollTo(0, 0);
}

/** @param {number} step */
function go(step) {
  const before = at;
  show(step);
  if (before === at) return;
  slides[at].focus({ preventScroll: true });
  dispatchEvent(new Event('projected'));
}

/** What a keyboard and the small remote controls of projectors send. @type {Record<string, () => void>} */
const keys = {
  ArrowRight: () => go(at + 1),
  PageDown: () => go(at + 1),
  ' ': () => go(at + 1),
  ArrowLeft: () => go(at - 1),
  PageUp: () => go(at - 1),
  Home: () => go(0),
  End: () => go(slides.length - 1),
};

addEventListener('keydown', event => {
  const isOnControl = /** @type {Element} */ (event.target).closest('a, button, summary, input');
  if (!keys[event.key] || event.ctrlKey || event.altKey || event.metaKey || isOnControl && event.key === ' ') return;
  event.preventDefault();
  keys[event.key]();
});
// In a room they are buttons of forms, which a browser without scripts sends.
back.addEventListener('click', event => { event.preventDefault(); go(at - 1); });
onward.addEventListener('click', event => { event.preventDefault(); go(at + 1); });
full.addEventListener('click', () => document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen());
document.addEventListener('fullscreenchange', () => { full.textContent = document.fullscreenElement ? 'Salir de pantalla completa' : 'Pantalla completa'; });
addEventListener('resize', fit);
addEventListener('hashchange', () => go(Number(location.hash.slice('#paso-'.length)) - 1 || 0));
// A drawing that comes later takes its room.
for (const image of document.images) image.addEventListener('load', fit);

full.hidden = !document.fullscreenEnabled;
bar.hidden = false;
const [, named] = /^#paso-(\d+)$/.exec(location.hash) ?? [];
show(named && !bar.querySelector('form') ? Number(named) - 1 : at);
