// Shows a badge that has just been earned, once on each device.
import { bring } from './bring.js';
import { shown } from './device.js';
import { forWhom } from './whose.js';

/** @typedef {{ id: string, name: string, sentence: string, drawing: string }} Earned */

const key = () => `usme.badges.${shown()}`;

/** @param {Earned} badge */
function card({ id, name, sentence, drawing }) {
  const place = Object.assign(document.createElement('div'), { className: 'earned' });
  const picture = Object.assign(document.createElement('img'), { src: drawing, width: 96, height: 96, alt: '' });
  picture.addEventListener('error', () => picture.remove());
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

/** @returns {Promise<Earned[] | null>} what the server says; null without signal */
async function askEarned() {
  const response = await fetch('/api/insignias', { cache: 'no-store', headers: forWhom() }).catch(() => null);
  return response?.ok ? response.json() : null;
}

/** What this phone can count by itself, now and before what the server has not heard of yet. @returns {Promise<{ now: Earned[], before: Earned[] }>} */
async function countEarned() {
  const [{ earnedAmong, factsOf }, { progress }, { of }] = await Promise.all([bring('badge-rules'), bring('own-progress'), bring('records')]);
  /** @type {import('./badge-rules.js').Badge[]} */
  const badges = await (await fetch('/insignias/reglas.json')).json();
  const records = await of();
  const earnedWith = async (/** @type {import('./device.js').LearningRecord[]} */ made) => earnedAmong(badges, await factsOf(await progress(made), made));
  return { now: await earnedWith(records), before: await earnedWith([]) };
}

/** Shows the badges that are new below the result. Without signal they are those that this phone can count. @param {Element} result */
export default async function celebrate(result) {
  if (!shown()) return;
  const known = localStorage[key()]?.split(' ');
  const said = await askEarned();
  // A phone that does not carry the rules waits for signal.
  const counted = said ? { now: said, before: null } : await countEarned().catch(() => null);
  if (!counted) return;
  const { now, before } = counted;
  // On a device that has never asked, all that the server says would be new: only the latest is shown.
  const old = known ?? (before ?? said?.slice(1) ?? []).map(({ id }) => id);
  const fresh = now.filter(({ id }) => !old.includes(id));
  localStorage[key()] = [...new Set([...old, ...now.map(({ id }) => id)])].join(' ');
  if (!fresh.length) return;
  const style = Object.assign(document.createElement('link'), { rel: 'stylesheet', href: new URL('insignias.css', import.meta.url).href });
  style.addEventListener('load', () => show(result, fresh.slice(0, 3)));
  document.head.append(style);
}
