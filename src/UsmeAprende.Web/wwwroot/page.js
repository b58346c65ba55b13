// What every page starts with: its tools, and bringing only the modules that it needs.
import { person } from './device.js';

/** @param {string} name */
export const bring = name => import(`./${name}.js`);

/** What only adds to what the page says already: without signal it is left out. @param {string} name @param {any} on */
export const adorn = async (name, on) => (await bring(name).catch(() => null))?.default(on);

/** Says beside what was tapped that nothing comes of it; without it, takes that back. @param {Element} [on] */
export function tellNoSignal(on) {
  document.getElementById('sin-senal')?.remove();
  if (!on) return;
  const note = Object.assign(document.createElement('p'), { id: 'sin-senal', className: 'notice care pending', textContent: 'No hay señal. Lo que hizo está guardado en este celular. Vuelva a tocar cuando haya señal.' });
  note.setAttribute('role', 'alert');
  // At the page's foot it would scroll a long list away.
  const block = on.closest('li, td, dd, p, nav, div');
  if (block?.matches('li, td, dd')) block.append(note);
  else block?.after(note);
  note.scrollIntoView({ block: 'nearest' });
}

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
  // What a word means stands at the page's foot too.
  else if (tool.hash) location.hash = tool.hash;
});

for (const tool of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('[data-do]'))) {
  // The address is the reader's own where the site was not told its name.
  if (tool.hidden && tool instanceof HTMLAnchorElement) tool.href += encodeURIComponent(`: ${location.origin}${location.pathname}`);
  tool.hidden = tool.dataset.do === 'speech' && !('speechSynthesis' in window);
}

// Who begins to read may lose the signal before they need a tool; whoever only looks in does not pay for it. What does not come now is missed, and said, only if it is used.
const prepare = () => document.querySelectorAll(tools).forEach(tool => {
  const name = moduleOf(/** @type {HTMLElement} */ (tool));
  if (name !== 'print') bring(name).catch(() => null);
});
for (const kind of ['pointerdown', 'keydown', 'wheel']) addEventListener(kind, prepare, { capture: true, once: true });

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
addEventListener('pageshow', event => { if (event.persisted) lay(); });
