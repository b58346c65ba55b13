// The gathering that this page holds without signal, once it is unlocked, and what all its views use.

/** @typedef {import('./prepared.js').CarriedGathering} CarriedGathering */

/** @type {(selector: string, within?: ParentNode) => any} */
export const find = (selector, within = document) => within.querySelector(selector);
/** @type {(selector: string, within?: ParentNode) => any[]} */
export const findAll = (selector, within = document) => [...within.querySelectorAll(selector)];

/** @type {{ gathering: CarriedGathering, save: () => Promise<unknown> }} */
export const carried = { gathering: /** @type {any} */ (null), save: async () => null };

/** @param {string} who */
export const attendee = who => carried.gathering.people.find(one => one.person === who);

/** The person whose view is shown. */
export const current = () => location.hash.split('/')[2] ?? '';

export const backToList = () => { location.hash = '#/'; };

/** @param {string} words */
export const tell = words => { find('[data-told]').textContent = words; };

/** Shows what is wrong, or takes it away. @param {HTMLFormElement} form @param {string[]} wrong @param {Node[]} more */
export function warn(form, wrong, ...more) {
  const sign = find('[data-wrong]', form);
  sign.hidden = !wrong.length;
  sign.replaceChildren(...wrong.map(words => Object.assign(document.createElement('p'), { textContent: words })), ...more);
  if (wrong.length) sign.scrollIntoView({ block: 'nearest' });
}
