// The end of a lesson or test: the mountain of its module, with the marker walking to the next stop. Nothing moves for those who want no motion.
import { make } from './elements.js';
import { mountain, point, svg, way } from './mountain.js';
import { lessonsDone, moduleNext, moduleState } from './path.js';

/**
 * @typedef {import('./path.js').Done} Done
 * @typedef {import('./path.js').PathModule} PathModule
 */

// It comes with the script, so that both are here when the signal is gone.
const style = make('link', { rel: 'stylesheet', href: new URL('path-moves.css', /** @type {HTMLScriptElement} */ (document.querySelector('script[type=module]')).src).href });
const styled = new Promise(done => style.addEventListener('load', done));
document.head.append(style);

/** The summit: where the flag is. */
const flag = [180, 40];

/** The stops of a module are its lessons and its test. @param {PathModule} module @param {Done} done */
const isDone = (module, done) => [
  ...module.lessons.map(lesson => done.lessons.has(lesson.id)),
  ...module.test ? [(done.tests.get(module.test.id) ?? -1) >= module.test.asked] : [],
];

/** Where the marker passes from one stop to another, along the trail. @param {number} from @param {number} to @param {number} stops the summit is one more */
function between(from, to, stops) {
  const length = (/** @type {number} */ stop) => stop < 0 ? 0 : /** @type {SVGPathElement} */ (svg('path', { d: way(Math.min(stop, stops - 1), stops) })).getTotalLength();
  const trail = /** @type {SVGPathElement} */ (svg('path', { d: way(stops - 1, stops) }));
  const [start, end] = [length(from), length(to)];
  const passed = Array.from({ length: 13 }, (_, at) => trail.getPointAtLength(start + (end - start) * at / 12)).map(({ x, y }) => [x, y]);
  return to < stops ? passed : [...passed, flag];
}

const at = (/** @type {number[]} */ [x, y]) => `translate(${x}px, ${y}px)`;

/**
 * @param {import('./path.js').CoursePath} course
 * @param {string} activity the lesson or test that has just been done
 * @param {Done} before
 * @param {Done} after
 * @param {Element} place its content is replaced
 * @returns {string} in words, to be announced: "2 de 4 lecciones de «Cuidarme»"
 */
export default function move(course, activity, before, after, place) {
  const module = course.modules.find(m => activity.startsWith(`${m.id}/`));
  if (!module) return '';
  const things = [...module.lessons, ...module.test ? [module.test] : []];
  const [was, is] = [isDone(module, before), isDone(module, after)];
  const next = moduleNext(course, module, after);
  const goal = next ? things.findIndex(thing => thing.id === next.id) : things.length;
  // From where this was done, also when it was done before.
  const from = things.findIndex(thing => thing.id === activity);
  const drawing = mountain(`Camino de ${module.title}`, things.map((thing, n) => ({ title: thing.title, state: is[n] ? 'done' : n === goal ? 'here' : 'ahead', href: `/cursos/${thing.id}` })));
  const marker = /** @type {SVGElement} */ (svg('circle', { class: 'marker', r: 19 }));
  marker.style.transform = at(goal < things.length ? point(goal, things.length) : flag);
  drawing.append(marker);
  const count = lessonsDone(module, after);
  const [share, what] = [`${count} de ${module.lessons.length}`, ` ${module.lessons.length === 1 ? 'lección' : 'lecciones'} de «${module.title}»`];
  const words = share + what;
  const isWhole = moduleState(course, module, after) === 'done' && moduleState(course, module, before) !== 'done';
  const told = make('p', { className: 'moved' }, make('strong', {}, share), what);
  if (isWhole) told.append(make('strong', { className: 'whole' }, '¡Llegó a la cima de este módulo!'));
  styled.then(() => {
    place.replaceChildren(drawing, told);
    if (was.every((done, n) => done === is[n]) || from === goal || matchMedia('(prefers-reduced-motion: reduce)').matches) return;
    marker.animate(between(from, goal, things.length).map(spot => ({ transform: at(spot) })), { duration: 1600, delay: 400, easing: 'ease-in-out', fill: 'backwards' });
  });
  return isWhole ? `${words}. ¡Llegó a la cima de este módulo!` : words;
}
