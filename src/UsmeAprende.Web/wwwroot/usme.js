// What every page starts with: whose phone this is, what was done on it, and bringing only the modules that this page needs.

/**
 * Something done here. Everything but profile, title and what comes after them is what the server gets.
 * @typedef {object} LearningRecord
 * @property {string} id UUIDv7
 * @property {'completed'|'answered'|'practised'|'reflected'|'played'} verb
 * @property {string} activity
 * @property {string} [answer]
 * @property {string} [question] hash of the question, or version of the test
 * @property {string} [content] version of the lesson
 * @property {string} occurred
 * @property {string} profile the person's id, or of nobody in particular
 * @property {string} title of the page it was made on
 * @property {boolean} [right]
 * @property {number} [score] percent: here as graded here, later as the server says
 * @property {string} [epoch] of the server that acknowledged it
 * @property {number} [sent] when it did
 * @property {string} [refused] why it never will
 */

const { documentElement: root, body } = document;

export const prefix = 'usme.r.';
export const nobody = 'nadie-';
export const notes = 'usme.n.';

/** @returns {string | null} who has signed in on this device, as far as it knows */
export const person = () => localStorage['usme.person'] ?? null;

/** Time first, so that ids sort as they were made. */
const newId = () => {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  for (let at = 5, time = Date.now(); at >= 0; at--, time = Math.floor(time / 256)) bytes[at] = time % 256;
  bytes[6] = bytes[6] & 15 | 112;
  bytes[8] = bytes[8] & 63 | 128;
  return Array.from(bytes, (byte, at) => ([4, 6, 8, 10].includes(at) ? '-' : '') + byte.toString(16).padStart(2, '0')).join('');
};

/** @returns {string} whose records are made now */
export const profile = () => person() ?? (localStorage['usme.nobody'] ??= nobody + newId());

/**
 * Keeps what was done, on this device. When this returns it is kept; when it throws it is not.
 * @param {Pick<LearningRecord, 'verb' | 'activity' | 'answer' | 'question' | 'content' | 'right' | 'score'>} deed
 */
export const keep = deed => {
  const id = newId();
  localStorage[prefix + id] = JSON.stringify({ ...deed, id, profile: profile(), occurred: new Date().toISOString(), title: document.querySelector('h1')?.textContent });
};

/** @param {string} name */
const bring = name => import(`./${name}.js`);

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

if (document.querySelector('form[data-verb]')) bring('questions');
if (localStorage['usme.letters']) root.dataset.letters = localStorage['usme.letters'];
if (body.dataset.person || ['person', 'nobody', 'ask'].some(key => localStorage[`usme.${key}`])) bring('overlay');
