// Shows one's progress on the public pages: the stops of the trail, the button that leads on, and how far one is in each course.
import { moduleNext, moduleState, nextStep, onward, pathOf } from './path.js';

/** @typedef {import('./own-progress.js').Progress} Progress */

const all = (/** @type {string} */ selector) => /** @type {HTMLElement[]} */ ([...document.querySelectorAll(selector)]);

/** @param {string} course @param {Progress} sum */
const within = (course, sum) => [...sum.lessons, ...sum.tests.keys(), ...sum.right, ...sum.done].some(id => id.startsWith(`${course}/`));

/** @param {HTMLElement[]} parts @param {Progress} sum @param {import('./path.js').CoursePath} path */
function walk(parts, sum, path) {
  for (const module of path.modules) {
    const state = moduleState(path, module, sum);
    for (const part of parts.filter(p => p.dataset.module === module.id)) {
      part.dataset.state = state;
      const next = moduleNext(path, module, sum);
      // A stop of the drawing leads to its next thing.
      if (next && part.matches('.mountain a')) part.setAttribute('href', next.href);
      const fold = part.querySelector('details');
      if (fold && document.querySelector('a[data-next]')) fold.open = state === 'here';
    }
  }
}

/** @param {Progress} sum */
export default async function show(sum) {
  const parts = all('[data-module]');
  for (const id of new Set(parts.map(p => p.dataset.module?.split('/')[0] ?? ''))) {
    const path = within(id, sum) && await pathOf(id);
    if (path) walk(parts, sum, path);
  }
  for (const button of all('a[data-next]')) {
    const path = within(button.dataset.next ?? '', sum) && await pathOf(button.dataset.next ?? '');
    if (path) Object.assign(button, onward(await nextStep(path, sum)));
  }
  for (const card of all('[data-course]')) {
    const [course, lessons] = [`${card.dataset.course}/`, Number(card.dataset.lessons)];
    const done = Math.min(lessons, [...sum.lessons].filter(l => l.startsWith(course)).length);
    const meta = done && card.querySelector('.meta');
    if (!meta) continue;
    const bar = Object.assign(document.createElement('div'), { className: 'progress' });
    const share = Object.assign(document.createElement('progress'), { max: lessons, value: done });
    share.setAttribute('aria-label', card.querySelector('a')?.textContent ?? '');
    bar.append(share, Object.assign(document.createElement('span'), { textContent: `${done} de ${lessons} lecciones` }));
    meta.replaceWith(bar);
  }
}
