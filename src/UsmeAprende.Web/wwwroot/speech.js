// Reads the page aloud, sentence by sentence, with the phone's own Spanish voice, and shows what it is reading.
import { keepRoom } from './room.js';
import { fresh, sentences } from './sentences.js';
import { explain, findVoice } from './voice.js';

/** @typedef {import('./sentences.js').Sentence} Sentence */

const speeds = [1, 1.25, 0.75];
const newsKinds = ['done', 'step', 'news'];

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
  let list = sentences();
  let at = 0;
  let speed = Number(localStorage['usme.speed']) || 1;
  let turn = 0;
  let news = 0;
  let playing = true;
  // Where one answers, there is still a verdict to read, and the next step.
  const goesOn = !!document.querySelector('main form[data-verb]');
  /** @type {HTMLElement[]} */
  let marks = [];

  const dim = () => {
    for (const mark of marks) {
      const parent = mark.parentNode;
      mark.replaceWith(...mark.childNodes);
      parent?.normalize();
    }
    marks = [];
    // A picture or a button is marked itself.
    document.querySelectorAll('.speaking').forEach(e => e.classList.remove('speaking'));
  };

  // Speech is cancelled and started again instead of paused: on Android a pause cannot be resumed.
  const speak = () => {
    speechSynthesis.cancel();
    dim();
    const mine = ++turn;
    const isOver = at >= list.length;
    pause.textContent = isOver ? 'Otra vez' : playing ? 'Pausa' : 'Seguir';
    if (isOver) return goesOn || end();
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
  /** What has just appeared is read at once: a verdict, what an exercise shows next, the next step, or the end, which comes as a step too. @param {Event} event */
  const onNews = event => {
    // A touch that ends an exercise tells it twice.
    clearTimeout(news);
    news = setTimeout(() => tell(event));
  };
  /** @param {Event} event */
  const tell = event => {
    const form = event.type === 'done' ? /** @type {Element} */ (event.target) : null;
    if (form?.matches('.finish')) return;
    list = sentences();
    const where = event.type === 'news' ? /** @type {Element} */ (event.target) : form ? form.querySelector('.verdict') : 'ended' in document.documentElement.dataset ? document.activeElement : null;
    at = where ? Math.max(list.findIndex(s => where.contains(s.block)), 0) : 0;
    playing = true;
    speak();
  };
  const end = () => {
    turn++;
    for (const kind of newsKinds) removeEventListener(kind, onNews);
    speechSynthesis.cancel();
    dim();
    bar.remove();
    removeEventListener('pagehide', end);
    stop = null;
    tool.focus();
  };

  const pause = control('Pausa', () => {
    const isOver = at >= list.length;
    if (isOver) at = 0;
    playing = isOver || !playing;
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
  const steps = document.querySelector('.stepbar:not([hidden])');
  if (steps) steps.prepend(bar);
  else document.querySelector('main')?.append(bar);
  keepRoom(/** @type {HTMLElement} */ (steps ?? bar), 'Bottom');
  addEventListener('pagehide', end);
  for (const kind of newsKinds) addEventListener(kind, onNews);
  stop = end;
  pause.focus({ preventScroll: true });
  speak();
}
