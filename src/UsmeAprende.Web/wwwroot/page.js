// The start of every page: its tools, and loading of modules when they are needed.
import { bring } from './bring.js';
import { person } from './device.js';
import { tellNoSignal } from './no-signal.js';

const tools = 'button[data-do], a[href^="#g-"]';

/** @param {HTMLElement} tool */
const moduleOf = tool => tool.dataset.do ?? 'terms';

document.addEventListener('click', async event => {
  const tool = /** @type {HTMLElement & HTMLAnchorElement | null} */ (/** @type {Element} */ (event.target).closest(tools));
  if (!tool) return;
  if (moduleOf(tool) === 'print') return print();
  event.preventDefault();
  tool.setAttribute('aria-busy', 'true');
  const brought = await bring(moduleOf(tool)).catch(() => null);
  tool.removeAttribute('aria-busy');
  tellNoSignal(brought || tool.hash ? undefined : tool);
  if (brought) brought.default(tool);
  // The definition is at the end of the page too.
  else if (tool.hash) location.hash = tool.hash;
});

for (const tool of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('[data-do]'))) {
  // If the site's address is not configured, the current one is used.
  if (tool.hidden && tool instanceof HTMLAnchorElement) tool.href += encodeURIComponent(`: ${location.origin}${location.pathname}`);
  tool.hidden = tool.dataset.do === 'speech' && !('speechSynthesis' in window);
}

// Loads the tools when the person begins to use the page, since the signal may be lost later. A visitor who only looks does not download them. If loading fails now, it is reported only when a tool is used.
const prepare = () => document.querySelectorAll(tools).forEach(tool => {
  const name = moduleOf(/** @type {HTMLElement} */ (tool));
  if (name !== 'print') bring(name).catch(() => null);
});
for (const kind of ['pointerdown', 'keydown', 'wheel']) addEventListener(kind, prepare, { capture: true, once: true });

// After signing in, the person may return to a public page, which must then ask the server who signed in.
document.addEventListener('submit', event => {
  if (/^\/(entrar|registro)/.test(new URL(/** @type {HTMLFormElement} */ (event.target).action).pathname)) localStorage['usme.ask'] = 1;
});

// A public page shows the person who was signed in when it was opened, whoever signs in later.
if (!document.body.dataset.person) document.body.dataset.shown = person() ?? '';

if (localStorage['usme.letters']) document.documentElement.dataset.letters = localStorage['usme.letters'];
if (localStorage['usme.shade']) bring('shade').then(m => m.wear(localStorage['usme.shade']));
const lay = () => { if (document.body.dataset.person || ['person', 'nobody', 'ask', 'sealed', 'gatherings'].some(key => localStorage[`usme.${key}`])) bring('overlay'); };
lay();
// Somebody may sign in in another tab, or before this page comes back.
addEventListener('storage', lay);
addEventListener('pageshow', event => { if (event.persisted) lay(); });
// What guards against a weak line, and readies the phone for none, is not needed to read the page.
addEventListener('load', () => bring('senal').catch(() => null));
