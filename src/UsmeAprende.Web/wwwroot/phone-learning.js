// One's own page without an account: what was done on this phone.
import { shown } from './device.js';
import { make } from './elements.js';
import { begun, card, drawing, review, week } from './own-path.js';
import { lessonsDone, moduleState } from './path.js';

/** @typedef {import('./own-progress.js').Progress} Progress */

const words = { done: 'Hecho', here: 'Usted va aquí', ahead: 'Por hacer' };

/** @param {import('./path.js').CoursePath} path @param {Progress} sum */
const stops = (path, sum) => {
  const list = make('ul', { className: 'own-stops' }, ...path.modules.filter(m => m.lessons.length).map(module => {
    const { test } = module;
    const best = test && sum.tests.get(test.id);
    const told = best === undefined ? [] : [` · prueba: ${best} de 100`, best < (test?.asked ?? 0) ? `, se piden ${test?.asked}` : ''];
    return make('li', {}, make('strong', {}, module.title), ` ${words[moduleState(path, module, sum)]} · ${lessonsDone(module, sum)} de ${module.lessons.length}`, ...told);
  }));
  return list;
};

/** @param {HTMLElement} place @param {Progress} sum */
export default async function show(place, sum) {
  const paths = await begun(sum);
  if (!paths.length) return;
  place.replaceChildren(make('p', { className: 'lead' }, shown() ? 'No hay señal: esto es lo último que sabe este celular, con lo que hizo después.' : 'Esto es lo que hizo en este celular. Aquí sigue guardado.'), make('p', { className: 'meta' }, week(sum)), ...await review());
  for (const path of paths) {
    const more = make('h2', {}, make('a', { href: `/cursos/${path.id}` }, path.title));
    place.append(more, ...path === paths[0] ? [await card(path, sum)] : [], drawing(path, sum), stops(path, sum));
  }
}
