// Reads the page aloud, sentence by sentence, with the phone's own Spanish voice, and shows what it is reading.
import { keepRoom } from './room.js';
import { explain, findVoice } from './voice.js';

/** @typedef {{ block: Element, nodes: Text[], from: number, to: number, words: string }} Sentence */

const speeds = [1, 1.25, 0.75];
const blocks = 'h1, h2, h3, p, li, dt, dd, legend, label, button, select, div, td, th';
const silent = '[hidden], .tools, .speech, .crumbs, .unseen, .trail, nav, script, option, textarea, .steps button';

/** @param {Text} node */
const isHeard = node => {
  const parent = node.parentElement;
  return parent && node.data.trim() && !parent.closest(silent) && parent.getClientRects().length > 0;
};

/** All visible text, in order: text, options, explanations. @returns {Sentence[]} */
function sentences() {
  /** @type {Map<Element, Text[]>} */
  const found = new Map();
  const main = /** @type {Element} */ (document.querySelector('main'));
  const walk = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
  for (let node = /** @type {Text | null} */ (walk.nextNode()); node; node = /** @type {Text | null} */ (walk.nextNode())) {
    const block = node.parentElement?.closest(blocks);
    if (block && isHeard(node)) found.set(block, [...found.get(block) ?? [], node]);
  }
  const said = [...found].flatMap(([block, nodes]) => split(block, nodes));
  // Pictures are read by their text alternative, drop-down lists by their options.
  for (const image of main.querySelectorAll('img[alt]')) said.push({ block: image, nodes: [], from: 0, to: 0, words: /** @type {HTMLImageElement} */ (image).alt });
  for (const list of main.querySelectorAll('.pairs li:first-child select')) {
    said.push({ block: list, nodes: [], from: 0, to: 0, words: `Puede elegir: ${[...list.querySelectorAll('option')].slice(1).map(o => o.textContent).join('; ')}.` });
  }
  return said.filter(s => /[\p{L}\p{N}]/u.test(s.words)).sort((a, b) => follows(a, b));
}

/** @param {Sentence} a @param {Sentence} b */
const follows = (a, b) => {
  const [one, other] = [a.nodes[0] ?? a.block, b.nodes[0] ?? b.block];
  if (one === other) return a.from - b.from;
  return one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1;
};

/** @param {Element} block @param {Text[]} nodes @returns {Sentence[]} */
function split(block, nodes) {
  const text = nodes.map(n => n.data).join('');
  return [...text.matchAll(/[^.!?…]+[.!?…]*[”"»)]*\s*/g)].map(m => ({ block, nodes, from: m.index, to: m.index + m[0].trimEnd().length, words: m[0].replace(/_+/g, ' espacio ').replace(/\s+/g, ' ').trim() }));
}

/** Marks a sentence, across bold words and links. @param {Sentence} sentence @returns {HTMLElement[]} */
function light(sentence) {
  if (!sentence.nodes.length) {
    sentence.block.classList.add('speaking');
    return [];
  }
  const marks = [];
  let start = 0;
  for (const node of [...sentence.nodes]) {
    const end = start + node.length;
    const [from, to] = [Math.max(sentence.from, start) - start, Math.min(sentence.to, end) - start];
    start = end;
    if (from >= to || !node.isConnected) continue;
    const range = document.createRange();
    range.setStart(node, from);
    range.setEnd(node, to);
    const mark = Object.assign(document.createElement('span'), { className: 'speaking' });
    mark.append(range.extractContents());
    range.insertNode(mark);
    marks.push(mark);
  }
  return marks;
}

/** @param {string} name @param {() => void} work */
const control = (name, work) => {
  const button = Object.assign(document.createElement('button'), { type: 'button', className: 'secondary', textContent: name });
  button.addEventListener('click', work);
  return button;
};

/** @type {(() => void) | null} */
let stop = null;

/** @param {HTMLElement} tool the button that was pressed */
export default async function listen(tool) {
  if (!document.getElementById('voz')) document.head.append(Object.assign(document.createElement('link'), { id: 'voz', rel: 'stylesheet', href: new URL('escuchar.css', import.meta.url).href }));
  if (stop) return stop();
  stop = () => {};
  const voice = await findVoice();
  stop = null;
  if (voice) read(tool, voice);
  else explain(tool);
}

/** @param {HTMLElement} tool @param {SpeechSynthesisVoice} voice */
function read(tool, voice) {
  const list = sentences();
  let at = 0;
  let speed = Number(localStorage['usme.speed']) || 1;
  let turn = 0;
  let playing = true;
  /** @type {HTMLElement[]} */
  let marks = [];

  const dim = () => {
    document.querySelectorAll('img.speaking, select.speaking').forEach(e => e.classList.remove('speaking'));
    for (const mark of marks) {
      const parent = mark.parentNode;
      mark.replaceWith(...mark.childNodes);
      parent?.normalize();
    }
    marks = [];
  };

  // Speech is cancelled and started again instead of paused: on Android a pause cannot be resumed.
  const speak = () => {
    speechSynthesis.cancel();
    dim();
    const mine = ++turn;
    pause.textContent = playing ? 'Pausa' : 'Seguir';
    if (at >= list.length) return end();
    // Marking a sentence has split its text nodes, so they are looked up again.
    const sentence = fresh(list[at]);
    marks = light(sentence);
    (marks[0] ?? sentence.block).scrollIntoView({ block: 'center', behavior: matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth' });
    if (!playing) return;
    const words = Object.assign(new SpeechSynthesisUtterance(sentence.words), { voice, lang: voice.lang, rate: speed });
    words.onend = () => {
      if (mine !== turn) return;
      at++;
      speak();
    };
    speechSynthesis.speak(words);
  };
  const go = (/** @type {number} */ by) => {
    at = Math.min(Math.max(at + by, 0), list.length - 1);
    speak();
  };
  const end = () => {
    turn++;
    speechSynthesis.cancel();
    dim();
    bar.remove();
    removeEventListener('pagehide', end);
    stop = null;
    tool.focus();
  };

  const pause = control('Pausa', () => {
    playing = !playing;
    speak();
  });
  const rate = control(`Velocidad ${speed}`, () => {
    speed = speeds[(speeds.indexOf(speed) + 1) % speeds.length];
    localStorage['usme.speed'] = speed;
    rate.textContent = `Velocidad ${speed}`;
    speak();
  });
  const bar = Object.assign(document.createElement('div'), { className: 'speech reading' });
  bar.setAttribute('role', 'group');
  bar.setAttribute('aria-label', 'Lectura en voz alta');
  bar.append(control('Anterior', () => go(-1)), pause, control('Siguiente', () => go(1)), rate, control('Cerrar', end));
  bar.addEventListener('keydown', event => event.key === 'Escape' && end());
  document.querySelector('main')?.append(bar);
  keepRoom(bar, 'Bottom');
  addEventListener('pagehide', end);
  stop = end;
  pause.focus({ preventScroll: true });
  speak();
}

/** @param {Sentence} sentence @returns {Sentence} */
function fresh(sentence) {
  if (!sentence.nodes.length || sentence.nodes.every(n => n.isConnected)) return sentence;
  const walk = document.createTreeWalker(sentence.block, NodeFilter.SHOW_TEXT);
  const nodes = [];
  for (let node = /** @type {Text | null} */ (walk.nextNode()); node; node = /** @type {Text | null} */ (walk.nextNode())) {
    if (node.parentElement?.closest(blocks) === sentence.block && isHeard(node)) nodes.push(node);
  }
  return { ...sentence, nodes };
}
