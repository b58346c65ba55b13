// Checks before following a link that its page can be had: otherwise the page one is on would be lost for nothing.
import { pageCache } from './keeping.js';
import { tellNoSignal } from './no-signal.js';
import { reach } from './reach.js';

/** Links whose check is running (false), or has succeeded (true). @type {WeakMap<Element, boolean>} */
const asked = new WeakMap();

/** True if the phone keeps the page, and shows it without the site; so it does with the pages of a gathering that it carries. @param {string} path */
const isAtHand = async path => Boolean(navigator.serviceWorker?.controller && (await (await caches.open(pageCache)).match(path) || document.querySelector('[data-prepare][data-state=prepared]') && path.startsWith('/facilitacion/encuentros/')));

document.addEventListener('click', async event => {
  const link = /** @type {HTMLAnchorElement | null} */ (/** @type {Element} */ (event.target).closest('a[href]'));
  if (!link || event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey || link.host !== location.host || link.href.split('#')[0] === location.href.split('#')[0]) return;
  const isReached = asked.get(link);
  asked.delete(link);
  if (isReached) return;
  event.preventDefault();
  asked.set(link, false);
  const opens = await isAtHand(link.pathname) || await reach();
  asked.set(link, opens);
  if (opens) link.click();
  else if (document.dispatchEvent(new CustomEvent('unreached', { cancelable: true }))) tellNoSignal(link);
});

addEventListener('online', () => tellNoSignal());
