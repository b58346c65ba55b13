// Finds entries of the index for what was typed. The site does the same in Catalogue/Search, with the same table of cases in its tests.

/** @typedef {{ kind: number, name: string, path: string, about: string, title: Set<string>, keywords: Set<string> }} Entry */
/** @typedef {{ entries: Entry[], ignored: Set<string>, groups: string[][][], byPhrase: Map<string, number>, vocabulary: { word: string, sound: string }[], known: Set<string> }} Index */

/** @param {string} text */
export const split = text => text.normalize('NFD').replace(/[\p{Mn}\p{Cf}]/gu, '').toLowerCase().match(/[a-z0-9]+/g) ?? [];

/** @param {string} word */
export const stem = word => {
  if (/\d/.test(word)) return word;
  if (word.length > 3) word = word.replace(/s$/, '');
  if (word.length > 3) word = word.replace(/[aoe]$/, '');
  return word.replace(/z$/, 'c');
};

// In this order: a letter that is made by one rule is not taken by a later one.
/** @param {string} stem */
export const soundOf = stem => stem.replace(/ch/g, 'x').replace(/h/g, '').replace(/v/g, 'b').replace(/qu?/g, 'k').replace(/ll/g, 'y')
  .replace(/g(?=[ei])/g, 'j').replace(/c(?=[ei])|z/g, 's').replace(/c/g, 'k').replace(/(.)\1+/g, '$1');

/** @param {string} one @param {string} other @param {number} most */
export const distance = (one, other, most) => {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let before = /** @type {number[]} */ ([]), above = [...Array(other.length + 1).keys()];
  for (let i = 1; i <= one.length; i++) {
    const row = [i];
    for (let j = 1; j <= other.length; j++) {
      row[j] = Math.min(above[j] + 1, row[j - 1] + 1, above[j - 1] + (one[i - 1] === other[j - 1] ? 0 : 1));
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) row[j] = Math.min(row[j], before[j - 2] + 1);
    }
    [before, above] = [above, row];
  }
  return Math.min(above[other.length], most + 1);
};

/** @param {{ ignored: string[], groups: string[][], entries: any[][] }} file @param {any[][]} [more] Rows of other files. @returns {Index} */
export function open(file, more = []) {
  const ignored = new Set(file.ignored);
  const stems = (/** @type {string} */ text) => split(text).filter(word => !ignored.has(word)).map(stem);
  const entries = [...file.entries, ...more].map(([kind, name, path, about, keywords]) =>
    ({ kind, name, path, about, title: new Set(stems(name)), keywords: new Set(keywords.split(' ')) }));
  const groups = file.groups.map(group => group.map(phrase => phrase.split(' ')));
  const known = new Set([...entries.flatMap(entry => [...entry.title, ...entry.keywords]), ...groups.flat(2)]);
  return {
    entries, ignored, groups, known,
    byPhrase: new Map(file.groups.flatMap((group, number) => group.map(phrase => /** @type {[string, number]} */ ([phrase, number])))),
    vocabulary: [...known].filter(Boolean).sort().map(word => ({ word, sound: soundOf(word) })),
  };
}

/** What a phrase may be said as, and how sure that is. @param {Index} index @param {string[]} phrase @param {number} sureness */
const same = (index, phrase, sureness) => {
  const said = phrase.join(' ');
  const group = index.groups[index.byPhrase.get(said) ?? -1] ?? [];
  return [{ stems: phrase, sureness }, ...group.filter(other => other.join(' ') !== said).map(stems => ({ stems, sureness: sureness - 2 }))];
};

/** @param {Index} index @param {string} word @param {string} root */
function guess(index, word, root) {
  if (index.known.has(root)) return same(index, [root], 10);
  if (word.length < 3) return [];
  const sound = soundOf(root);
  const heard = index.vocabulary.filter(known => known.sound === sound), begun = index.vocabulary.filter(known => known.word.startsWith(root)).slice(0, 12);
  if (heard.length || begun.length) return [...heard.flatMap(known => same(index, [known.word], 7)), ...begun.flatMap(known => same(index, [known.word], 6))];
  if (word.length < 4) return [];
  const most = word.length < 7 ? 1 : 2;
  const near = index.vocabulary.filter(known => known.word.length > 2).map(known => ({ ...known, far: distance(sound, known.sound, most) }))
    .filter(known => known.far <= most && (known.far < 2 || known.sound[0] === sound[0]));
  const nearest = Math.min(...near.map(known => known.far));
  return near.filter(known => known.far === nearest).flatMap(known => same(index, [known.word], 5));
}

/** @param {Index} index @param {string} text */
function read(index, text) {
  const words = split(text).filter(word => !index.ignored.has(word)), stems = words.map(stem), terms = [];
  for (let i = 0; i < words.length && terms.length < 8;) {
    const length = [3, 2].find(count => i + count <= stems.length && index.byPhrase.has(stems.slice(i, i + count).join(' '))) ?? 1;
    terms.push(length > 1 ? same(index, stems.slice(i, i + length), 10) : guess(index, words[i], stems[i]));
    i += length;
  }
  return terms;
}

/** @param {Index} index @param {string} text */
export function find(index, text) {
  const terms = read(index, text);
  const found = index.entries.map(entry => {
    const weights = terms.map(term => Math.max(0, ...term.map(meaning =>
      meaning.sureness * Math.min(...meaning.stems.map(root => entry.title.has(root) ? 8 : entry.keywords.has(root) ? 3 : 0)))));
    return { entry, matched: weights.filter(Boolean).length, score: weights.reduce((sum, weight) => sum + weight, 0) };
  });
  const most = Math.max(0, ...found.map(one => one.matched));
  if (!most || most * 2 < terms.length) return { groups: [], count: 0, isPartial: false };
  const groups = [...new Set(index.entries.map(entry => entry.kind))].sort()
    .map(kind => found.filter(one => one.matched === most && one.entry.kind === kind).sort((a, b) => b.score - a.score).slice(0, 8))
    .filter(group => group.length).sort((a, b) => b[0].score - a[0].score);
  return { groups: groups.map(group => group.map(one => one.entry)), count: groups.flat().length, isPartial: most < terms.length };
}
