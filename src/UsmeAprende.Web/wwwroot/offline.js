// Without signal a tap on a link would end in the browser's error page, with the lesson gone.
import { tellNoSignal } from './page.js';
import { reach } from './reach.js';

/** Whether the site is being asked for what the link leads to, or was reached. @type {WeakMap<Element, boolean>} */
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
  // A slow line is left to the browser, which shows that it waits.
  asked.set(link, answer !== 'no');
  if (answer !== 'no') link.click();
  else if (document.dispatchEvent(new CustomEvent('unreached', { cancelable: true }))) tellNoSignal(link);
});

addEventListener('online', () => tellNoSignal());
