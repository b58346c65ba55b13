// What every page starts with: its tools, and bringing only the modules that it needs.
import { person, shown } from './device.js';
import { compare } from './whose.js';

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
  const form = /** @type {HTMLFormElement} */ (event.target);
  if (/^\/(entrar|registro)/.test(new URL(form.action).pathname)) localStorage['usme.ask'] = 1;
  // Nor do its forms say for whom they are.
  if (shown() && form.method === 'post' && !form.elements.namedItem('para')) form.append(Object.assign(document.createElement('input'), { type: 'hidden', name: 'para', value: shown() }));
});

const { body } = document;
// An own page waits until this device knows whose it is.
if (!body.dataset.person) body.dataset.shown = person() ?? '';
/** What this device knows is compared at once; where somebody is shown, the server is asked too. */
const look = () => {
  compare();
  if (shown()) bring('session').then(session => session.ask(), () => {});
};
addEventListener('storage', compare);
addEventListener('pageshow', event => {
  if (!event.persisted) return;
  body.dataset.shown ??= body.dataset.person;
  look();
});
document.addEventListener('visibilitychange', () => document.hidden || look());

if (localStorage['usme.letters']) document.documentElement.dataset.letters = localStorage['usme.letters'];
if (body.dataset.person || ['person', 'nobody', 'ask'].some(key => localStorage[`usme.${key}`])) bring('overlay');
