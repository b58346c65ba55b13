// Whether two names may be one person's, compared as People/Identity/NameLikeness.cs does: in any order, with one typing error in each
// word, and with names or surnames left out.
import { fold } from './folding.js';

const idle = new Set(['de', 'del', 'la', 'las', 'los', 'el', 'y']);

/** Equal but for one letter too many, missing or changed, or two swapped. @param {string} one @param {string} other */
export function isNear(one, other) {
  if (one === other) return true;
  const [few, many] = one.length <= other.length ? [one, other] : [other, one];
  if (few.length < 3 || many.length - few.length > 1) return false;
  let at = 0;
  while (at < few.length && few[at] === many[at]) at++;
  if (few.length < many.length) return few.slice(at) === many.slice(at + 1);
  const areSwapped = few[at] === many[at + 1] && few[at + 1] === many[at];
  return few.slice(at + 1) === many.slice(at + 1) || areSwapped && few.slice(at + 2) === many.slice(at + 2);
}

/** @param {string} text */
export const foldedWords = text => fold(text).split(/[^\p{L}\p{N}]+/u).filter(Boolean);

/** The words that tell people apart. @param {string} name */
const tellingWords = name => {
  const all = foldedWords(name), telling = all.filter(word => !idle.has(word));
  return telling.length ? telling : all;
};

/** How many words of the shorter name are in the other. @param {string[]} few @param {string[]} many */
function countShared(few, many) {
  const left = [...many];
  const take = (/** @type {number} */ at) => at >= 0 && left.splice(at, 1).length > 0;
  const unsure = few.filter(word => !take(left.indexOf(word)));
  return few.length - unsure.length + unsure.filter(word => take(left.findIndex(other => isNear(word, other)))).length;
}

/** @param {string} one @param {string} other */
export function isLikeName(one, other) {
  const [few, many] = [tellingWords(one), tellingWords(other)].sort((a, b) => a.length - b.length);
  return few.length > 0 && (few.length > 1 || many.length === 1) && countShared(few, many) === few.length;
}

/** Enough where the phone is the same, since relatives share it. @param {string} one @param {string} other */
export const sharesWord = (one, other) => countShared(tellingWords(one), tellingWords(other)) > 0;

/** Whether a word of a list begins as was typed, with a typing error at most. @param {string} typed @param {string} word */
export const beginsNearly = (typed, word) => word.startsWith(typed)
  || typed.length > 3 && !/\d/.test(typed) && [0, 1, -1].some(more => isNear(typed, word.slice(0, typed.length + more)));
