// The end of a lesson or test: what was kept, the path that moves, and what comes next.
import { adorn, bring } from './bring.js';

/** Makes the link to the next lesson the main one. @param {HTMLElement} form that finishes the lesson */
export const finished = form => {
  if ('ended' in document.documentElement.dataset) return;
  const button = /** @type {HTMLElement} */ (form.querySelector('button'));
  const next = /** @type {HTMLAnchorElement} */ (document.querySelector('.after nav a:last-child'));
  button.textContent = 'Terminarla otra vez';
  button.className = 'secondary';
  if (next.rel && !next.textContent?.startsWith('Siga con')) next.prepend('Siga con: ');
  next.className = 'button';
};

/** @typedef {{ activity: string, path: import('./path.js').CoursePath | null, before: import('./own-progress.js').Progress }} Start */

/** What was done before, so that the path can move from there. Asked before the end, while there may still be signal. @param {string} activity @returns {Promise<Start>} */
export async function prepare(activity) {
  const [{ progress }, { pathOf }] = await Promise.all([bring('own-progress'), bring('path')]);
  bring('path-moves').catch(() => null);
  return { activity, path: await pathOf(activity.split('/')[0]), before: await progress() };
}

/**
 * The path moves, and what comes next is said by the one rule of the site.
 * @param {Start | null} start null if there was no signal: then the page's own link is all there is
 * @param {HTMLElement} place where the path is drawn
 * @param {HTMLAnchorElement} link that leads on
 * @returns {Promise<string>} in words, such as "2 de 4 lecciones de «Cuidarme»"; empty if there is nothing to draw
 */
export async function arrive(start, place, link) {
  if (!start?.path) return '';
  const [{ progress }, { nextStep, onward }, { default: move }] = await Promise.all([bring('own-progress'), bring('path'), bring('path-moves')]);
  const after = await progress();
  Object.assign(link, onward(await nextStep(start.path, after)), { className: 'button' });
  return move(start.path, start.activity, start.before, after, place);
}

/** @param {{ form: HTMLElement, left: number, start: Promise<Start> | null }} end left: how many exercises were left for later */
export default async function end({ form, left, start }) {
  finished(form);
  document.documentElement.dataset.ended = '';
  const title = document.querySelector('h1')?.textContent ?? '';
  const heading = Object.assign(document.createElement('h2'), { textContent: `¡Terminó «${title}»!`, tabIndex: -1 });
  const place = Object.assign(document.createElement('div'), { className: 'arrival' });
  const link = /** @type {HTMLAnchorElement} */ (document.querySelector('.after nav a:last-child'));
  form.before(heading, place);
  // First what comes next, then the rest.
  form.before(Object.assign(document.createElement('p'), { className: 'onward' }));
  form.previousElementSibling?.append(link);
  if (left) form.querySelector('.verdict')?.append(Object.assign(document.createElement('p'), { textContent: left === 1 ? 'Dejó 1 ejercicio para después.' : `Dejó ${left} ejercicios para después.` }));
  document.title = `${heading.textContent} – ${document.title.split(' – ').at(-1)}`;
  heading.focus({ preventScroll: true });
  scrollTo(0, 0);
  await arrive(await start, place, link).catch(() => '');
  await adorn('celebrate', form.querySelector('.verdict'));
}
