// What a page says aloud, sentence by sentence, in the order in which it is seen.

/** @typedef {{ block: Element, nodes: Text[], from: number, to: number, words: string }} Sentence */

const blocks = 'h1, h2, h3, h4, p, li, dt, dd, legend, label, button, a.button, summary, select, div, td, th, figcaption, q, small';
const silent = '[hidden], .skip, h1.unseen, .tools, .speech, .crumbs, .trail, nav, header, footer, script, option, textarea, .steps button, .keys:not(.zone), .stepbar p button:not(:nth-child(3)), [aria-hidden="true"]';

/** Short for something: the dot after it ends no sentence. */
const abbreviations = /(?:^|[\s(“"«])(?:[a-záéíóúñ]|N\.?[°º]|n[úu]m|Sra?|Dra?|Dr|Ing|Av|Cra|Cl|Tel|Ud|pág|art|etc)\.$/iu;

/**
 * Cuts a text into sentences. Sums of money (3.000), addresses (bogota.gov.co), telephones and hours (6:47 a. m.) stay whole: a sentence ends only before a blank or at the end.
 * @param {string} text @returns {{ from: number, to: number, words: string }[]}
 */
export function split(text) {
  const pieces = [];
  let from = 0;
  for (const end of [...text.matchAll(/[.!?…]+[”"»)’]*(?=\s|$)|$/g)]) {
    const to = end.index + end[0].length;
    const raw = text.slice(from, to);
    const next = text.slice(to).trimStart()[0] ?? '';
    // "a. m." and "Sra. Rosa" go on.
    if (to < text.length && abbreviations.test(raw) || to < text.length && /[.…]$/.test(raw) && /\p{Ll}/u.test(next) && !/[”"»)’]$/.test(raw)) continue;
    if (raw.trim()) pieces.push({ from, to: from + raw.trimEnd().length, words: raw.replace(/_{2,}/g, ' espacio en blanco ').replace(/\s+/g, ' ').trim() });
    from = to;
  }
  return pieces;
}

/** @param {Text} node */
const isHeard = node => {
  const parent = node.parentElement;
  return parent && node.data.trim() && !parent.closest(silent) && parent.getClientRects().length > 0;
};

/** What a control is, since a voice does not show it. @param {Element} block */
function kindOf(block) {
  const link = block.querySelector('a');
  // What is a link as a whole can be touched as a button can.
  if (block.matches('button, a.button') || link && link.textContent === block.textContent?.trim()) return 'Botón: ';
  if (block.querySelector('[type=text]')) return 'Para escribir: ';
  if (!block.matches('.option')) return '';
  const options = [...block.parentElement?.querySelectorAll(':scope > .option') ?? []];
  return options.length > 1 ? `Opción ${options.indexOf(block) + 1}: ` : 'Casilla: ';
}

/** @param {Sentence} a @param {Sentence} b */
const follows = (a, b) => {
  const [one, other] = [a.nodes[0] ?? a.block, b.nodes[0] ?? b.block];
  if (one === other) return a.from - b.from;
  return one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1;
};

/** All that is visible: text, options, verdicts, pictures by their text alternative, and at the end what to touch next. @returns {Sentence[]} */
export function sentences() {
  /** @type {Map<Element, Text[]>} */
  const found = new Map();
  const main = /** @type {Element} */ (document.querySelector('main'));
  const walk = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
  for (let node = /** @type {Text | null} */ (walk.nextNode()); node; node = /** @type {Text | null} */ (walk.nextNode())) {
    const block = node.parentElement?.closest(blocks);
    if (block && isHeard(node)) found.set(block, [...found.get(block) ?? [], node]);
  }
  const said = [...found].flatMap(([block, nodes]) => split(nodes.map(n => n.data).join('')).map((s, at) => ({ block, nodes, ...s, words: `${at ? '' : kindOf(block)}${s.words}` })));
  for (const image of main.querySelectorAll('img[alt]')) if (image.getClientRects().length) said.push({ block: image, nodes: [], from: 0, to: 0, words: /** @type {HTMLImageElement} */ (image).alt });
  for (const list of main.querySelectorAll('.pairs li:first-child select')) {
    if (list.getClientRects().length) said.push({ block: list, nodes: [], from: 0, to: 0, words: `Puede elegir: ${[...list.querySelectorAll('option')].slice(1).map(o => o.textContent).join('; ')}.` });
  }
  const heard = said.filter(s => /[\p{L}\p{N}]/u.test(s.words)).sort(follows);
  const next = /** @type {HTMLElement | undefined} */ ([...main.querySelectorAll('nav a.button:not(.secondary), nav a[rel=next]')].find(a => a.getClientRects().length));
  return next ? [...heard, { block: next, nodes: [], from: 0, to: 0, words: `Para seguir, toque el botón: ${next.textContent?.replace('→', '').trim()}.` }] : heard;
}

/** Text nodes of a sentence again, after marking has split them. @param {Sentence} sentence @returns {Sentence} */
export function fresh(sentence) {
  if (!sentence.nodes.length || sentence.nodes.every(n => n.isConnected)) return sentence;
  const walk = document.createTreeWalker(sentence.block, NodeFilter.SHOW_TEXT);
  const nodes = [];
  for (let node = /** @type {Text | null} */ (walk.nextNode()); node; node = /** @type {Text | null} */ (walk.nextNode())) {
    if (node.parentElement?.closest(blocks) === sentence.block && isHeard(node)) nodes.push(node);
  }
  return { ...sentence, nodes };
}
