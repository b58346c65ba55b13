// Adds the person's progress to public pages, which are the same for everyone. It comes from the server if they are signed in, and from the records on this device.
import { person, shown } from './device.js';
import { finished } from './finish.js';
import { progress } from './own-progress.js';
import { bringIn, forget, forgetNotes, nobodys, sealAway, signIn, signOut } from './records.js';
import { ask, said } from './session.js';
import { compare } from './whose.js';

/** @typedef {import('./own-progress.js').Progress} Progress */

const badge = (/** @type {string} */ words) => Object.assign(document.createElement('span'), { className: 'badge good', textContent: `✓ ${words}` });

/** @param {string} selector @param {(element: HTMLElement) => string | undefined | false} words */
function mark(selector, words) {
  for (const element of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(selector))) {
    const said = words(element);
    element.querySelector(':scope > .badge.good')?.remove();
    if (said) element.append(' ', badge(said));
  }
}

/** @param {Progress} sum */
function paint(sum) {
  mark('[data-lesson]', li => sum.together.has(li.dataset.lesson ?? '') ? 'Aprendida en encuentro' : sum.lessons.has(li.dataset.lesson ?? '') && 'Hecha');
  mark('li[data-test]', li => sum.tests.has(li.dataset.test ?? '') && `Su mejor resultado: ${sum.tests.get(li.dataset.test ?? '')}`);
  for (const form of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('form[data-verb]'))) {
    const activity = form.dataset.activity ?? '';
    const done = sum.lessons.has(activity);
    const said = sum.together.has(activity) ? 'La aprendió en un encuentro' : done ? 'Ya la terminó' : sum.right.has(activity) ? 'Ya la respondió bien' : sum.done.has(activity) && 'Ya lo hizo';
    if (said) form.querySelector('button[name=accion]')?.after(' ', badge(said));
    if (done) finished(form);
  }
}

/** @param {Progress} sum @param {any} me */
async function lay(sum, me) {
  paint(sum);
  const hasBegun = [sum.lessons, sum.tests, sum.right, sum.done].some(some => some.size);
  if (hasBegun) await (await trail)?.default(sum);
  const seat = (me ?? said())?.seat;
  if (home && (hasBegun || seat)) await (await welcome)?.default(home, sum, person() ? localStorage['usme.name'] ?? '' : '', seat);
  if (hasBegun && phone) await (await learning)?.default(phone, sum);
}

/** What somebody carries of gatherings goes after two days, and when they sign out or another signs in (R9, R19). @param {string} [but] who may keep theirs */
const forgetGatherings = async but => { if (localStorage['usme.gatherings']) await import('./prepared.js').then(m => m.dropPrepared(but)).catch(() => null); };

const own = document.body.dataset.person;
if (own) {
  await signIn(own, document.querySelector('header bdi')?.textContent ?? '');
  document.body.dataset.shown = own;
  // Not before: whose it is would not be known yet on the first page after signing in.
  if (document.querySelector('form[data-keep]') || sessionStorage['usme.sent']) import('./kept-forms.js').catch(() => null);
  if (['/mis-encuentros', '/mis-certificados'].includes(location.pathname)) import('./seen.js').then(m => m.default(own), () => null);
}
document.addEventListener('submit', event => {
  if (!/** @type {Element} */ (event.target).matches('[data-sign-out]')) return;
  // Wait for the answer. Before it the session still works, and another tab would reload and show the person again.
  addEventListener('pagehide', () => {
    forgetNotes();
    signOut();
  }, { once: true });
});
// The session was ended without that button: in all places, or because the account was erased.
const ended = /** @type {HTMLElement | null} */ (document.querySelector('[data-signed-out]'));
const leaver = person();
if (ended && leaver) {
  if (ended.dataset.signedOut === 'erased') await forget(leaver);
  forgetNotes();
  const left = signOut();
  // This page belongs to nobody, so it stays open.
  document.body.dataset.shown = '';
  await left;
  document.body.dataset.shown = '';
}
const home = /** @type {HTMLElement | null} */ (document.querySelector('[data-home]'));
const phone = /** @type {HTMLElement | null} */ (document.querySelector('[data-own-path]'));
// They are fetched while the server is asked. Without network the page stays as it came.
const bring = (/** @type {unknown} */ on, /** @type {() => Promise<any>} */ module) => on ? module().catch(() => null) : null;
const trail = bring(!own && document.querySelector('[data-module], [data-next], [data-course]'), () => import('./trail.js'));
const welcome = bring(home, () => import('./home.js'));
const learning = bring(phone, () => import('./phone-learning.js'));
// Pages rendered for one person already have their progress.
if (!own && (localStorage['usme.ask'] || home || phone || document.querySelector('[data-lesson], [data-test], form[data-verb], [data-module], [data-course]'))) {
  const me = (person() || localStorage['usme.ask']) && await ask();
  if (compare()) await lay(await progress(), me);
}
// Whoever opens this page, and though nobody is signed in: a session may end where there is no signal.
await forgetGatherings(ended ? '' : person() ?? localStorage['usme.gatherings']);
if (localStorage['usme.sealed']) {
  await bringIn().then(() => import('./outbox.js')).then(m => m.dropKeys(person())).finally(sealAway).catch(() => null);
  import('./sync.js').then(m => m.sendOthers(shown())).catch(() => null);
}
// If the page shows somebody else, add nothing.
if (person() && person() === shown()) {
  (await import('./header.js')).default(localStorage['usme.name'] ?? '');
  document.querySelector('[data-nobody]')?.remove();
  if (/^\/(entrar|registro)$/.test(location.pathname)) (await import('./entered.js')).default(localStorage['usme.name'] ?? '');
  // Marks of a facilitator are sent from any page, too.
  (await import('./sync.js')).default();
}
if (own && sessionStorage['usme.claimed']) (await import('./claims.js')).confirm();
if (own && (await nobodys()).length) (await import('./claims.js')).default(own);
