// Checks before following a link that the site can be reached: without signal, the browser would replace the lesson by its error page.
import { tellNoSignal } from './page.js';
import { reach } from './reach.js';

/** Links whose check is running (false), or has succeeded (true). @type {WeakMap<Element, boolean>} */
const asked = new WeakMap();

document.addEventListener('click', async event => {
  const link = /** @type {HTMLAnchorElement | null} */ (/** @type {Element} */ (event.target).closest('a[href]'));
  if (!link || event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey || link.host !== location.host || link.href.split('#')[0] === location.href.split('#')[0]) return;
  const isReached = asked.get(link);
  asked.delete(link);
  if (isReached) return;
  event.preventDefault();
  asked.set(link, false);
  const answer = await reach();
  // If the line is only slow, the browser follows the link and shows that it waits.
  asked.set(link, answer !== 'no');
  if (answer !== 'no') link.click();
  else if (document.dispatchEvent(new CustomEvent('unreached', { cancelable: true }))) tellNoSignal(link);
});

addEventListener('online', () => tellNoSignal());
