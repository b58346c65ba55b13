// The path of somebody who has already learnt something, with or without an account: the drawing, the next step, this week. For home and for one's own page without an account.
import { dueItems } from './due.js';
import { make } from './elements.js';
import { mountain } from './mountain.js';
import { courseNext, lessonsDone, moduleNext, moduleState, nextStep, onward, pathOf } from './path.js';

/**
 * @typedef {import('./own-progress.js').Progress} Progress
 * @typedef {import('./path.js').CoursePath} CoursePath
 */

const lessons = (/** @type {number} */ n) => n === 1 ? '1 lección' : `${n} lecciones`;

/** @param {CoursePath} path @param {Progress} sum @returns {SVGElement} */
export const drawing = (path, sum) => mountain(`Sendero de ${path.title}`, path.modules.map(module => ({
  title: module.title,
  state: moduleState(path, module, sum),
  href: moduleNext(path, module, sum)?.href ?? (module.lessons.length ? `/cursos/${module.lessons[0].id}` : null),
})));

/** The next step: where it is, what it is called, how much of its module is done, and the button. @param {CoursePath} path @param {Progress} sum */
export async function card(path, sum) {
  const step = await nextStep(path, sum);
  const element = make('section', { className: 'card onward' });
  element.setAttribute('aria-label', 'Lo que sigue');
  if (!courseNext(path, sum)) element.append(make('p', {}, make('strong', { className: 'badge good' }, '✓ Hizo todo lo que hay en este curso')));
  if (step) {
    const [done, all] = [lessonsDone(step.module, sum), step.module.lessons.length];
    const bar = Object.assign(document.createElement('progress'), { max: all, value: done });
    bar.setAttribute('aria-label', step.module.title);
    element.append(make('p', { className: 'meta' }, `${step.module.title} · ${done} de ${lessons(all)}`), make('h2', {}, step.title), bar);
  }
  const { href, textContent } = onward(step);
  const words = !step ? textContent : step.isTest ? 'Siga con la prueba' : `Siga · ${step.minutes} minutos`;
  element.append(make('p', {}, make('a', { className: 'button', href }, words, ...step ? [make('span', { className: 'unseen' }, step.isTest ? `de «${step.module.title}»` : `con «${step.title}»`)] : [])));
  return element;
}

/** @param {Progress} sum @returns {string} what was learnt this week; never what was not */
export const week = sum => sum.week ? `Esta semana: ${lessons(sum.week)}.` : 'Con una lección ya suma esta semana.';

/** The courses begun, the one of the latest activity first. @param {Progress} sum @returns {Promise<CoursePath[]>} without those that cannot be read now */
export async function begun(sum) {
  const courses = new Set([...sum.lessons, ...sum.tests.keys(), ...sum.right, ...sum.done].filter(id => id.split('/').length > 2).map(id => id.split('/')[0]));
  const paths = await Promise.all([...new Set([...sum.course ? [sum.course] : [], ...courses])].map(pathOf));
  return paths.filter(path => path !== null);
}

/** The review of the day, if anything is due. @returns {Promise<HTMLElement[]>} */
export async function review() {
  const due = await dueItems();
  if (!due.length) return [];
  const missed = due.some(item => item.box === 0);
  return [make('section', { className: 'card', id: 'repaso' },
    make('h2', {}, make('a', { href: '/repaso' }, 'Repaso de hoy')),
    make('p', {}, `${due.length === 1 ? '1 pregunta' : `${due.length} preguntas`}, 2 minutos.${missed ? ' Empieza por lo que le costó.' : ''}`))];
}
