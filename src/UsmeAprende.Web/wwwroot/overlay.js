// Lays one's own progress over pages that are the same for everyone: from the server when signed in, and from what this device keeps.
import { person } from './device.js';
import { forget, forgetNotes, learnEpoch, nobodys, of, signIn, signOut } from './records.js';

/** @typedef {{ lessons: Set<string>, tests: Map<string, number>, right: Set<string>, done: Set<string> }} Progress */

/** @returns {Promise<any>} what the server knows; null without network or when the session is over */
async function ask() {
  const response = await fetch('/api/me', { cache: 'no-store' }).catch(() => null);
  if (response?.status === 401) await signOut();
  if (!response?.ok) return null;
  const me = await response.json();
  await signIn(me.id);
  await learnEpoch(me.epoch);
  return me;
}

/** @param {any} me @returns {Promise<Progress>} */
async function progress(me) {
  const sum = { lessons: new Set(me?.lessons), tests: new Map(Object.entries(me?.tests ?? {})), right: new Set(me?.right), done: new Set() };
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

/** A stop is done when all its lessons are; the first that is not is where one is. @param {Progress} sum */
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
  mark('[data-lesson]', li => sum.lessons.has(li.dataset.lesson ?? '') && 'Hecha');
  mark('li[data-test]', li => sum.tests.has(li.dataset.test ?? '') && `Su mejor resultado: ${sum.tests.get(li.dataset.test ?? '')}`);
  mark('form[data-verb]', form => {
    const activity = form.dataset.activity ?? '';
    if (sum.lessons.has(activity)) return 'Ya la terminó';
    if (sum.right.has(activity)) return 'Ya la respondió bien';
    return sum.done.has(activity) && 'Ya lo hizo';
  });
}

const own = document.body.dataset.person;
if (own) await signIn(own);
document.querySelector('form[data-sign-out]')?.addEventListener('submit', () => {
  forgetNotes();
  signOut();
});
// The session was closed without that button: in all places, or with the account.
const ended = /** @type {HTMLElement | null} */ (document.querySelector('[data-signed-out]'));
const leaver = person();
if (ended && leaver) {
  if (ended.dataset.signedOut === 'erased') await forget(leaver);
  forgetNotes();
  await signOut();
}
// Own pages come with their progress from the server.
if (!own && (localStorage['usme.ask'] || document.querySelector('[data-lesson], [data-test], form[data-verb], [data-module]'))) {
  const me = (person() || localStorage['usme.ask']) && await ask();
  paint(await progress(me));
}
if (person()) {
  const enter = document.querySelector('header a[href="/entrar"]');
  if (enter) Object.assign(enter, { href: '/mi-cuenta', textContent: 'Mi cuenta' });
  (await import('./sync.js')).default();
}
if (own && (await nobodys()).length) (await import('./claims.js')).default(own);
