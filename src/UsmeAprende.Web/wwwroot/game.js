// Plays a game: a few of the page's questions at a time, without the network.
import { adorn } from './bring.js';
import { tellNoSignal } from './no-signal.js';
import { all, answer, ready, record } from './questions.js';

const form = /** @type {HTMLFormElement} */ (document.querySelector('form[data-game]'));
const questions = all(form, '.question');
const result = /** @type {HTMLElement} */ (document.getElementById('resultado'));
const place = Object.assign(document.createElement('p'), { className: 'meta' });

/** @param {string} words @param {'submit' | 'button'} type */
const make = (words, type, look = '') => Object.assign(document.createElement('button'), { type, textContent: words, className: look });
// One button for each thing to do, shown when it can be done: a button that changes its name under the finger says nothing to who listens.
const reply = make('Responder', 'submit');
const retry = make('Intentar otra vez', 'button', 'secondary');
const next = make('Siga', 'button');
const again = make('Jugar otra vez', 'button');
const row = Object.assign(document.createElement('div'), { className: 'row' });
row.append(reply, retry, next, again);
form.prepend(place);
form.querySelector('form > button')?.replaceWith(row);

/** @type {HTMLElement[]} the questions of this round, in order */
let round = [];
let at = 0;
/** The last answer to each question, and the first. @type {Map<HTMLElement, { first: boolean, last: boolean }>} */
let answers = new Map();
/** Questions asked already; none is repeated before all have been asked. @type {Set<HTMLElement>} */
const shownBefore = new Set();

/** @param {HTMLElement[]} from */
const shuffled = from => from.map(one => ({ one, at: Math.random() })).sort((a, b) => a.at - b.at).map(({ one }) => one);

/** Shows the buttons for what can be done now. @param {HTMLButtonElement[]} wanted */
const offer = (...wanted) => [reply, retry, next, again].forEach(button => { button.hidden = !wanted.includes(button); });

/** Focus goes to what is to be read: who listens hears the question, not the button again. */
function ask(focus = true) {
  questions.forEach(question => { question.hidden = question !== round[at]; });
  place.hidden = false;
  place.textContent = `${at + 1} de ${round.length}`;
  offer(reply);
  const legend = /** @type {HTMLElement} */ (round[at].querySelector('legend'));
  legend.tabIndex = -1;
  if (focus) legend.focus();
}

function begin(focus = true) {
  const most = Number(form.dataset.round);
  const fresh = shuffled(questions.filter(q => !shownBefore.has(q)));
  round = [...fresh, ...shuffled(questions.filter(q => shownBefore.has(q)))].slice(0, most);
  if (fresh.length < most) shownBefore.clear();
  round.forEach(q => shownBefore.add(q));
  for (const question of round) question.querySelector('.verdict')?.replaceChildren();
  at = 0;
  answers = new Map();
  form.reset();
  result.className = '';
  result.replaceChildren();
  ask(focus);
}

/** @param {number} n @param {string} one @param {string} many */
const count = (n, one, many) => `${n} ${n === 1 ? one : many}`;

async function end() {
  questions.forEach(question => { question.hidden = true; });
  place.hidden = true;
  offer(again);
  const given = [...answers.values()];
  const right = given.filter(a => a.last).length;
  const atOnce = given.filter(a => a.first).length;
  const kept = await record(form, { verb: 'played', activity: form.dataset.game, content: undefined });
  const score = right === atOnce ? '' : ` ${atOnce === 0 ? 'Ninguno' : atOnce} a la primera, y los demás al volver a intentar.`;
  const words = [['h2', '¡Bien jugado!'], ['p', `Practicó con ${count(given.length, 'caso', 'casos')} y acertó ${right}.${score} ${kept}`]];
  result.className = 'notice success';
  result.replaceChildren(...words.map(([tag, textContent]) => Object.assign(document.createElement(tag), { textContent })));
  result.focus();
  await adorn('celebrate', result);
}

form.addEventListener('submit', async event => {
  event.preventDefault();
  const question = round[at];
  // Steps to put in order come with the exercises.
  if (!await ready()) return tellNoSignal(reply);
  const graded = reply.hidden ? null : answer(question);
  if (!graded) return;
  answers.set(question, { first: answers.get(question)?.first ?? graded.right, last: graded.right });
  // What is said, and why, is read from the verdict; the focus waits on what comes next.
  offer(...graded.right ? [next] : [retry, next]);
  (graded.right ? next : retry).focus({ preventScroll: true });
});

retry.addEventListener('click', () => {
  round[at].querySelector('.verdict')?.replaceChildren();
  ask();
});

next.addEventListener('click', () => {
  at++;
  if (at < round.length) ask();
  else end();
});

again.addEventListener('click', () => begin());

// A changed answer can be tried again.
const change = () => { if (at < round.length) offer(reply); };
form.addEventListener('change', change);
form.addEventListener('click', event => { if (/** @type {Element} */ (event.target).closest('.steps button')) change(); });

begin(false);
