// Home for somebody who has already learnt something: where they were, their path, this week, their next gathering. Newcomers see what the page brings.
import { make } from './elements.js';
import { begun, card, drawing, review, week } from './own-path.js';

/** @typedef {{ gathering: string, title: string, when: string, state?: string }} Seat */

/** @param {Seat} seat */
const meeting = ({ gathering, title, when, state }) => make('section', { className: 'card' },
  make('h2', {}, make('a', { href: `/encuentros/${gathering}` }, `${state ?? 'Su encuentro'}: ${title}`)),
  make('p', {}, when, ' · ', make('a', { href: '/mis-encuentros' }, 'Mis encuentros')));

/** @param {HTMLElement} place @param {import('./own-progress.js').Progress} sum @param {string} name empty without an account @param {Seat} [seat] */
export default async function welcome(place, sum, name, seat) {
  const [path] = await begun(sum);
  if (!path) {
    if (seat) place.append(meeting(seat));
    return;
  }
  // The same gathering need not be offered below.
  if (seat) document.querySelector(`main .card a[href="/encuentros/${seat.gathering}"]`)?.closest('.card')?.remove();
  place.replaceChildren(
    make('h1', {}, name ? `Buenas, ${name}` : 'Siga donde iba'),
    make('div', { className: 'back' }, drawing(path, sum), make('div', {}, await card(path, sum), ...await review(), ...seat ? [meeting(seat)] : [],
      make('p', { className: 'meta' }, week(sum), ' ', make('a', { href: '/mi-aprendizaje' }, 'Mi aprendizaje')))));
}
