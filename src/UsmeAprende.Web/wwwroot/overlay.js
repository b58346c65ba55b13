// Adds the person's progress to public pages, which are the same for everyone. It comes from the server if they are signed in, and from the records on this device.
import { person, shown } from './device.js';
import { finished } from './finish.js';
import { forget, forgetNotes, nobodys, of, signIn, signOut } from './records.js';
import { ask } from './session.js';
import { compare } from './whose.js';

/** @typedef {{ lessons: Set<string>, together: Set<string>, tests: Map<string, number>, right: Set<string>, done: Set<string> }} Progress */

/** @param {any} me @returns {Promise<Progress>} */
async function progress(me) {
  const sum = { lessons: new Set(me?.lessons), together: new Set(me?.together), tests: new Map(Object.entries(me?.tests ?? {})), right: new Set(me?.right), done: new Set() };
  for (const r of await of()) {
    if (r.refused) continue;
    if (r.verb === 'completed') sum.lessons.add(r.activity);
    else if (r.activity.endsWith('/prueba')) sum.tests.set(r.activity, Math.max(sum.tests.get(r.activity) ?? 0, r.score ?? 0));
    else if (r.verb === 'answered') r.score === 100 && sum.right.add(r.activity);
    else sum.done.add(r.activity);
  }
  return sum;
}

const badge = (/** @type {string} */ words) => Object.assign(document.createElement('span'), { className: 'badge good', textContent: `✓ ${words}` });

/** @param {string} selector @param {(element: HTMLElement) => string | undefined | false} words */
function mark(selector, words) {
  for (const element of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(selector))) {
    const said = words(element);
    element.querySelector(':scope > .badge.good')?.remove();
    if (said) element.append(' ', badge(said));
  }
}

/** Draws the trail. A stop is done when all its lessons are done; the first stop that is not done is the current one. @param {Progress} sum */
function walk(sum) {
  let here = true;
  for (const stop of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('li[data-module]'))) {
    const id = stop.dataset.module ?? '';
    const all = Number(stop.dataset.lessons);
    const done = [...sum.lessons].filter(l => l.startsWith(`${id}/`)).length;
    const state = all && done >= all ? 'done' : all && here ? 'here' : 'ahead';
    if (state === 'here') here = false;
    for (const part of document.querySelectorAll(`[data-module="${id}"]`)) /** @type {HTMLElement} */ (part).dataset.state = state;
  }
}

/** @param {Progress} sum */
function paint(sum) {
  walk(sum);
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

/** @param {Progress} sum */
async function lay(sum) {
  paint(sum);
  if (!begin && !sentToEnter) return;
  const next = await import('./next.js');
  if (begin) next.lead(begin, sum.lessons);
  else if (!person()) next.reassure(sum.lessons);
}

const own = document.body.dataset.person;
if (own) {
  await signIn(own, document.querySelector('header bdi')?.textContent ?? '');
  document.body.dataset.shown = own;
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
const begin = /** @type {HTMLAnchorElement | null} */ (document.querySelector('a[data-next]'));
const sentToEnter = location.pathname === '/entrar' && new URLSearchParams(location.search).get('volver') === '/mi-aprendizaje';
// Pages rendered for one person already have their progress.
if (!own && (localStorage['usme.ask'] || begin || sentToEnter || document.querySelector('[data-lesson], [data-test], form[data-verb], [data-module]'))) {
  const me = (person() || localStorage['usme.ask']) && await ask();
  if (compare()) await lay(await progress(me));
}
// If the page shows somebody else, add nothing.
if (person() && person() === shown()) {
  (await import('./header.js')).default(localStorage['usme.name'] ?? '');
  // Marks of a facilitator are sent from any page, too.
  (await import('./sync.js')).default();
}
if (own && sessionStorage['usme.claimed']) (await import('./claims.js')).confirm();
if (own && (await nobodys()).length) (await import('./claims.js')).default(own);
