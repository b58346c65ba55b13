// A page shows one person for as long as it is open. When somebody else has signed in here, or whom it shows has left, nothing of theirs stays on the screen (R32).
import { person, shown } from './device.js';
import { ask } from './session.js';

/** What a request says of whom its page shows. */
export const forWhom = () => shown() ? { 'X-Para': shown() } : undefined;

/** How long a tapped link or a sent form has to lead elsewhere, in ms: a new page over a slow line. */
const leaving = 30_000;

/** Where the page no longer shows who has signed in here, it is opened again for whoever has. An own page waits until this device knows whose it is. @returns {boolean} whether it shows them */
export const compare = () => {
  const painted = document.body.dataset.shown;
  if (painted === undefined || painted === (person() ?? '')) return true;
  // A page that shows nobody has nothing to hide, and opening it again would end the way that its reader is on.
  const wait = Number(document.body.dataset.left ?? 0) + leaving - Date.now();
  if (!painted && wait > 0) setTimeout(compare, wait);
  else reopen();
  return false;
};

const reopen = () => {
  document.body.hidden = true;
  // Not reloaded: without signal the browser still has the lesson, and it would send a form again. With the anchor it would stay where it is.
  location.replace(location.pathname + location.search);
};

/** What this device knows is compared at once, and where somebody is shown the server is asked too. */
const look = () => {
  compare();
  if (shown()) ask().then(compare);
};

// A page that is the same for everyone has forms that name nobody.
document.addEventListener('submit', event => {
  const form = /** @type {HTMLFormElement} */ (event.target);
  if (shown() && form.method === 'post' && !form.elements.namedItem('para')) form.append(Object.assign(document.createElement('input'), { type: 'hidden', name: 'para', value: shown() }));
});

addEventListener('storage', compare);
addEventListener('pageshow', event => {
  if (!event.persisted) return;
  delete document.body.dataset.left;
  document.body.dataset.shown ??= document.body.dataset.person;
  look();
});
document.addEventListener('visibilitychange', () => document.hidden || look());
compare();
