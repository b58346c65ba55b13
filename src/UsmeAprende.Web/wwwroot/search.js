// Searches on the phone as one types, also without signal. Until the index is here, and without script, the form asks the site.
import { find, open } from './finding.js';

const box = /** @type {HTMLInputElement} */ (document.getElementById('q'));
const [said, list, nothing, examples] = ['cuantos', 'resultados', 'nada', 'ejemplos'].map(id => /** @type {HTMLElement} */ (document.getElementById(id)));

// The index of the courses is kept, for a day when it cannot be fetched. Gatherings are not: those of last week are no help.
const place = 'usme.search';

/** @param {string} path */
const fetchFile = path => fetch(path).then(async answer => { const file = await answer.json(); return file.entries ? file : null; }).catch(() => null);

const index = Promise.all([fetchFile('/buscar/indice.json'), fetchFile('/buscar/encuentros.json')]).then(([fetched, gatherings]) => {
  try {
    if (fetched) localStorage[place] = JSON.stringify(fetched);
    const file = fetched ?? JSON.parse(localStorage[place]);
    return { ...open(file, gatherings?.entries), kinds: /** @type {string[]} */ (file.kinds) };
  } catch {
    return null;
  }
});
/** @type {Awaited<typeof index>} */
let opened = null;
index.then(done => { opened = done; document.body.dataset.search = done ? 'ready' : 'none'; });

/** @param {string} name @param {object} [more] @param {Node[]} parts */
const make = (name, more = {}, ...parts) => {
  const made = Object.assign(document.createElement(name), more);
  made.append(...parts);
  return made;
};

/** @param {string} text */
function show(text) {
  if (!opened) return '';
  const { kinds } = opened, { groups, count, isPartial } = find(opened, text);
  list.replaceChildren(...groups.map(group => make('section', {}, make('h2', { textContent: kinds[group[0].kind] }),
    make('ul', { className: 'found' }, ...group.map(entry => make('li', {},
      make('h3', {}, make('a', { href: entry.path, textContent: entry.name })),
      ...entry.about ? [make('p', { className: 'meta', textContent: entry.about })] : []))))));
  nothing.hidden = !text || count > 0;
  examples.hidden = text.length > 0;
  return !text ? '' : count ? `${count} ${count === 1 ? 'resultado' : 'resultados'} para «${text}».${isPartial ? ' Ninguno tiene todas sus palabras.' : ''}` : 'No encontramos eso.';
}

// How many is said once, when the person pauses: screen readers would read it over each letter.
const pause = 900;
/** @type {number | undefined} */
let waiting;

/** @param {number} wait */
function search(wait) {
  const words = show(box.value.trim());
  clearTimeout(waiting);
  waiting = setTimeout(() => { said.textContent = words; }, wait);
}

box.addEventListener('input', () => { if (opened) search(pause); });

box.form?.addEventListener('submit', event => {
  if (!opened) return;
  event.preventDefault();
  search(0);
  // For who goes to a result and comes back.
  history.replaceState(null, '', `?q=${encodeURIComponent(box.value.trim())}`);
});
