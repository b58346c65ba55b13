// Plays a game: a few of the page's questions at a time, without the network.
import { adorn } from './page.js';
import { all, answer, record } from './questions.js';

const form = /** @type {HTMLFormElement} */ (document.querySelector('form[data-game]'));
const questions = all(form, '.question');
const button = /** @type {HTMLButtonElement} */ (form.querySelector('form > button'));
const result = /** @type {HTMLElement} */ (document.getElementById('resultado'));

/** @type {HTMLElement[]} the questions of this round that are left, the current one first */
let left = [];
let played = 0;
/** Questions asked already; none is repeated before all have been asked. @type {Set<HTMLElement>} */
const shownBefore = new Set();

/** @param {HTMLElement[]} from */
const shuffled = from => from.map(one => ({ one, at: Math.random() })).sort((a, b) => a.at - b.at).map(({ one }) => one);

function show() {
  questions.forEach(question => { question.hidden = question !== left[0]; });
  button.textContent = 'Responder';
}

function begin() {
  const round = Number(form.dataset.round);
  const fresh = shuffled(questions.filter(q => !shownBefore.has(q)));
  left = [...fresh, ...shuffled(questions.filter(q => shownBefore.has(q)))].slice(0, round);
  if (fresh.length < round) shownBefore.clear();
  left.forEach(q => shownBefore.add(q));
  for (const question of left) question.querySelector('.verdict')?.replaceChildren();
  played = 0;
  form.reset();
  result.className = '';
  result.replaceChildren();
  show();
}

async function end() {
  questions.forEach(question => { question.hidden = true; });
  const kept = await record(form, { verb: 'played', activity: form.dataset.game, content: undefined });
  const words = [['h2', '¡Bien jugado!'], ['p', `Practicó con ${played} ${played === 1 ? 'caso' : 'casos'}. ${kept}`]];
  result.className = 'notice success';
  result.replaceChildren(...words.map(([tag, textContent]) => Object.assign(document.createElement(tag), { textContent })));
  button.textContent = 'Jugar otra vez';
  result.focus();
  await adorn('celebrate', result);
}

form.addEventListener('submit', event => {
  event.preventDefault();
  if (!left.length) {
    begin();
    return;
  }
  if (button.textContent === 'Siga') {
    left.shift();
    played++;
    if (left.length) show();
    else end();
    left[0]?.scrollIntoView({ block: 'nearest' });
    return;
  }
  // A wrong answer is explained; the person can try again or go on.
  if (answer(left[0])) button.textContent = 'Siga';
});

// A changed answer can be tried again.
form.addEventListener('change', () => { if (left.length) button.textContent = 'Responder'; });
form.addEventListener('click', event => { if (/** @type {Element} */ (event.target).closest('.steps button') && left.length) button.textContent = 'Responder'; });

begin();
