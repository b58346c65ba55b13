// Shows a badge that has just been earned, once on each device.
import { shown } from './device.js';
import { forWhom } from './whose.js';

/** @typedef {{ id: string, name: string, sentence: string, drawing: string }} Earned */

const key = () => `usme.badges.${shown()}`;

/** @param {Earned} badge */
function card({ id, name, sentence, drawing }) {
  const place = Object.assign(document.createElement('div'), { className: 'earned' });
  const picture = Object.assign(document.createElement('img'), { src: drawing, width: 96, height: 96, alt: '' });
  const words = document.createElement('div');
  const title = document.createElement('p');
  title.append(Object.assign(document.createElement('strong'), { textContent: `¡Ganó la insignia «${name}»!` }));
  const more = Object.assign(document.createElement('p'), { className: 'row' });
  // The link leads to the badge's public page. Whether others see the person's own award is decided by the person.
  const told = `Gané la insignia «${name}»: ${location.origin}/insignias/${id}`;
  more.append(
    Object.assign(document.createElement('a'), { href: `https://wa.me/?text=${encodeURIComponent(told)}`, textContent: 'Contarlo por WhatsApp', className: 'button' }),
    Object.assign(document.createElement('a'), { href: '/mis-insignias', textContent: 'Ver mis insignias' }));
  words.append(title, Object.assign(document.createElement('p'), { textContent: sentence }), more);
  place.append(picture, words);
  return place;
}

/** Shows badges below a result, which has been announced already: only what is new is told, and once. @param {Element} result @param {Earned[]} badges */
function show(result, badges) {
  const said = Object.assign(document.createElement('p'), { className: 'unseen' });
  said.setAttribute('role', 'status');
  result.after(...badges.map(card), said);
  requestAnimationFrame(() => { said.textContent = badges.map(badge => `¡Ganó la insignia «${badge.name}»!`).join(' '); });
}

/** Asks the server for the person's badges and shows the new ones below the result. Without network they are only on the person's own page. @param {Element} result */
export default async function celebrate(result) {
  const response = shown() && await fetch('/api/insignias', { cache: 'no-store', headers: forWhom() }).catch(() => null);
  if (!response || !response.ok) return;
  /** @type {Earned[]} */
  const earned = await response.json();
  const known = localStorage[key()]?.split(' ');
  localStorage[key()] = earned.map(badge => badge.id).join(' ');
  // On a device that has never asked, all badges would be new: only the latest is shown.
  const fresh = known ? earned.filter(badge => !known.includes(badge.id)) : earned.slice(0, 1);
  if (!fresh.length) return;
  const style = Object.assign(document.createElement('link'), { rel: 'stylesheet', href: new URL('insignias.css', import.meta.url).href });
  style.addEventListener('load', () => show(result, fresh.slice(0, 3)));
  document.head.append(style);
}
