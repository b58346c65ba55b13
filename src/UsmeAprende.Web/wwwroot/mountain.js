// Draws a trail up the mountain, as the server does (TrailDrawing): one stop for each thing, from the foot to the summit.

/** @typedef {{ title: string, state: 'done' | 'here' | 'ahead', href: string | null }} Stop */

const words = { done: 'Hecho', here: 'Usted va aquí', ahead: 'Por hacer' };

/** Where a stop is, in a drawing of 360 by 270. @param {number} stop @param {number} stops @returns {[number, number]} */
export function point(stop, stops) {
  const y = stops > 1 ? 236 - Math.floor(192 * stop / (stops - 1)) : 236;
  const reach = Math.floor((y - 44) * 11 / 20);
  return [stop % 2 ? 180 + reach : 180 - reach, y];
}

/** The trail to a stop, counted from 0. @param {number} last @param {number} stops */
export const way = (last, stops) => Array.from({ length: last + 1 }, (_, at) => {
  const [x, y] = point(at, stops);
  if (!at) return `M${x + 40} 268Q${x - 12} ${y + 24} ${x} ${y}`;
  const [fromX, fromY] = point(at - 1, stops);
  const [rise, bulge] = [Math.trunc((fromY - y) * 3 / 5), Math.trunc((x - fromX) / 8)];
  return `C${fromX - bulge} ${fromY - rise} ${x + bulge} ${y + rise} ${x} ${y}`;
}).join('');

/** @param {string} tag @param {Record<string, string | number>} attributes @param {...(Node | string)} inside */
export const svg = (tag, attributes, ...inside) => {
  const element = document.createElementNS('http://www.w3.org/2000/svg', tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, `${value}`);
  element.append(...inside);
  return element;
};

const hills = '<circle class="sun" cx="282" cy="78" r="30"/><path class="far" d="M0 150 38 118l26 22 44-56 30 36 60-20 52 62 44-58 30 40 36-26v152H0z"/><path class="near" d="M0 270v-34l36-32 20 8 46-66 14 10 28-50 12 6 24-58 26 60 14-8 30 52 14-8 40 58 22-6 34 34v34z"/><path class="sun" d="M179 32V6l20 7-18 7v12z"/>';

/** @param {string} name for screen readers @param {Stop[]} stops @returns {SVGElement} whose stops are links with names of their own */
export function mountain(name, stops) {
  const drawing = svg('svg', { class: 'mountain', viewBox: '0 0 360 270', role: 'group', 'aria-label': name });
  drawing.innerHTML = hills;
  drawing.append(svg('path', { class: 'way', d: way(stops.length - 1, stops.length) }), ...stops.map(({ title, state, href }, at) => {
    const [x, y] = point(at, stops.length);
    const stop = svg(href ? 'a' : 'g', { 'data-state': state, 'aria-label': `${at + 1}. ${title}: ${words[state]}`, ...href ? { href } : { role: 'img' } },
      svg('title', {}, title), svg('circle', { class: 'touch', cx: x, cy: y, r: 23 }), svg('circle', { cx: x, cy: y, r: 14 }), svg('text', { x, y: y + 5, 'aria-hidden': 'true' }, `${at + 1}`));
    return stop;
  }));
  return /** @type {SVGElement} */ (drawing);
}
