// What every page starts with: its tools, and bringing only the modules that it needs.
import { person } from './device.js';

/** @param {string} name */
export const bring = name => import(`./${name}.js`);

document.addEventListener('click', async event => {
  const target = /** @type {Element} */ (event.target);
  const tool = /** @type {HTMLElement | null} */ (target.closest('button[data-do]'));
  const term = target.closest('a[href^="#g-"]');
  if (tool?.dataset.do === 'print') print();
  else if (tool) (await bring(/** @type {string} */ (tool.dataset.do))).default(tool);
  if (!term) return;
  event.preventDefault();
  (await bring('terms')).default(term);
});

for (const tool of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('[data-do]'))) {
  // The address is the reader's own where the site was not told its name.
  if (tool.hidden && tool instanceof HTMLAnchorElement) tool.href += encodeURIComponent(`: ${location.origin}${location.pathname}`);
  tool.hidden = tool.dataset.do === 'speech' && !('speechSynthesis' in window);
}

// Signing in may lead back to a page that is the same for everyone: it asks the server who came.
document.addEventListener('submit', event => {
  if (/^\/(entrar|registro)/.test(new URL(/** @type {HTMLFormElement} */ (event.target).action).pathname)) localStorage['usme.ask'] = 1;
});

// Such a page shows who had signed in when it was opened, whoever does while it is open.
if (!document.body.dataset.person) document.body.dataset.shown = person() ?? '';

if (localStorage['usme.letters']) document.documentElement.dataset.letters = localStorage['usme.letters'];
const lay = () => { if (document.body.dataset.person || ['person', 'nobody', 'ask'].some(key => localStorage[`usme.${key}`])) bring('overlay'); };
lay();
// Somebody may sign in in another tab, or before this page comes back.
addEventListener('storage', lay);
addEventListener('pageshow', lay);
