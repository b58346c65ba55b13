// An open page shows one person. If that person signs out, or somebody else signs in on this device, the page is replaced, so that nobody sees another person's data (R32).
import { person, shown } from './device.js';
import { ask } from './session.js';

/** The header that tells the server whom the page shows. */
export const forWhom = () => shown() ? { 'X-Para': shown() } : undefined;

/** How long, in ms, a tapped link or a sent form may take to open the next page on a slow connection. */
const leaving = 30_000;

/** Opens the page again if it shows somebody other than the person who has signed in. A page that was rendered for one person is compared only when this device knows who that is. @returns {boolean} true if the page shows the right person */
export const compare = () => {
  const painted = document.body.dataset.shown;
  // A session may end while there is no signal: what its owner opened with their number stays open for them.
  if (painted === undefined || painted === (person() ?? document.body.dataset.carried ?? '')) return true;
  // A page that shows nobody has nothing to hide. Opening it again now would cancel the navigation that its reader began.
  const wait = Number(document.body.dataset.left ?? 0) + leaving - Date.now();
  if (!painted && wait > 0) setTimeout(compare, wait);
  else reopen();
  return false;
};

const reopen = () => {
  document.body.hidden = true;
  // No reload(): without signal the lesson would be lost, and a form would be sent again. No hash: with it the browser would only scroll.
  location.replace(location.pathname + location.search);
};

/** Compares with what this device knows. If the page shows somebody, it asks the server too. */
const look = () => {
  compare();
  if (shown()) ask().then(compare);
};

// Public pages are the same for everyone, so their forms do not say for whom they are. This adds it.
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
