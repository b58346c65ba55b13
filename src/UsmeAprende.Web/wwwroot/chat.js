// A conversation in which one chooses what to answer. What was said stays in sight; at the end it says what it cost or saved.
import { button, dropState, element, keepState, lead, readState } from './exercise-state.js';

/** @typedef {import('./exercises.js').Lesson} Lesson */

/** @param {Lesson} lesson @param {ParentNode} root */
export const setUpChats = (lesson, root) => lesson.all(root, '[data-kind=chat]').forEach(question => setUpChat(question, lesson));

/** @param {HTMLElement} question @param {Lesson} lesson */
function setUpChat(question, { all, say, record, done }) {
  const list = /** @type {HTMLElement} */ (question.querySelector('.scenes'));
  const form = /** @type {HTMLFormElement} */ (question.closest('form'));
  const scenes = /** @type {HTMLElement[]} */ ([...list.children]);
  const talk = element('div', 'talk');
  const choices = element('div', 'answers');
  const ask = element('p', 'hint', 'Escoja y mire qué pasa. Puede volver.');
  /** The answers chosen so far. @type {string[]} */
  let path = readState(question)?.path ?? [];

  const sceneAfter = (/** @type {string[]} */ chosen) => chosen.reduce((/** @type {HTMLElement | undefined} */ scene, h) => {
    const to = /** @type {HTMLElement | null | undefined} */ (scene?.querySelector(`[data-h="${h}"]`))?.dataset.to;
    return scenes.find(s => s.dataset.scene === to);
  }, scenes[0]);

  /** @param {string | null | undefined} words @param {boolean} own */
  const bubble = (words, own) => {
    const made = element('p', own ? 'bubble own' : 'bubble');
    made.append(element('span', 'unseen', own ? 'Usted: ' : 'Le escriben: '), words ?? '');
    return made;
  };

  /** @param {HTMLElement} scene @returns {HTMLElement[]} */
  const messages = scene => all(scene, ':scope > p:not([data-end])').map(p => bubble(p.querySelector('q')?.textContent, !!p.dataset.own));

  /** Draws all that was said. @param {boolean} [moved] */
  function show(moved) {
    talk.replaceChildren(...messages(scenes[0]));
    let [first] = talk.children;
    path.forEach((h, at) => {
      const scene = sceneAfter(path.slice(0, at));
      const own = bubble(scene?.querySelector(`[data-h="${h}"] q`)?.textContent, true);
      const next = /** @type {HTMLElement} */ (sceneAfter(path.slice(0, at + 1)));
      first = own;
      talk.append(own, ...messages(next));
    });
    const scene = /** @type {HTMLElement} */ (sceneAfter(path));
    const ending = /** @type {HTMLElement | null} */ (scene.querySelector('[data-end]'));
    choices.replaceChildren(...all(scene, '[data-h]').map(li => button(li.querySelector('q').textContent, () => choose(li.dataset.h), 'secondary')));
    ask.hidden = !!ending;
    if (moved) lead(/** @type {HTMLElement} */ (first));
    if (ending) end(ending);
  }

  /** @param {string} h */
  function choose(h) {
    path.push(h);
    keepState(question, { path });
    show(true);
  }

  /** @param {HTMLElement} ending */
  function end(ending) {
    const right = ending.dataset.end === '1';
    const answer = path.join(' ');
    const again = element('p');
    again.append(button('Pruebe otra respuesta', retry));
    say(question, right ? 'Así se hace' : 'Mire lo que pasó', right ? 'right' : 'again', [element('p', '', ending.querySelector('span')?.textContent), again]);
    dropState(question);
    record(form, { answer, right, score: right ? 100 : 0, question: question.dataset.q });
    done(form, right);
  }

  /** Goes back to the last choice. */
  function retry() {
    path = path.slice(0, -1);
    question.querySelector('.verdict')?.replaceChildren();
    show(true);
  }

  list.hidden = true;
  list.after(talk, ask, choices);
  if (!sceneAfter(path) || sceneAfter(path)?.querySelector('[data-end]')) path = [];
  show();
}
