// A phone to practise on: one screen at a time. A right touch goes on, a wrong one says what would have happened.
import { make } from './elements.js';
import { button, dropState, element, keepState, lead, readState, still } from './exercise-state.js';

/** @typedef {import('./exercises.js').Lesson} Lesson */

const wrongBeforeHint = 2;
const pauseBeforeTouch = 1600;
const zones = { top: ['statusbar'], app: ['backarrow', 'title', 'searchicon', 'moredots'], keys: ['backkey', 'homekey', 'recentskey'] };

const zoneOf = (/** @type {string} */ kind) => Object.entries(zones).find(([, kinds]) => kinds.includes(kind))?.[0] ?? 'body';

/** @param {Lesson} lesson @param {ParentNode} root */
export const setUpPhones = (lesson, root) => lesson.all(root, '[data-kind=screens]').forEach(question => setUpPhone(question, lesson));

/** @param {HTMLElement} question @param {Lesson} lesson */
function setUpPhone(question, { all, say, record, done }) {
  const list = /** @type {HTMLElement} */ (question.querySelector('.screens'));
  const form = /** @type {HTMLFormElement} */ (question.closest('form'));
  const screens = /** @type {HTMLElement[]} */ ([...list.children]);
  const goal = element('div', 'goal');
  const phone = element('div', 'phone');
  const said = element('p', 'said');
  const help = element('p', 'row');
  phone.setAttribute('role', 'group');
  phone.setAttribute('aria-label', 'Celular de práctica. No daña nada.');
  said.setAttribute('role', 'status');
  /** All touches of each screen; "?" for one that was shown. @type {string[][]} */
  let touches = readState(question)?.touches ?? [[]];

  const at = () => touches.length - 1;
  const rightIn = (/** @type {HTMLElement} */ screen) => /** @type {HTMLElement} */ (screen.querySelector('[data-ok="1"]'));

  /** @param {HTMLElement} part @returns {HTMLElement} */
  function draw(part) {
    const { part: kind = '', h, on } = part.dataset;
    const made = make(h ? 'button' : 'div', { className: `part ${kind}`, ...h && { type: 'button' } });
    made.append(...[...part.children].filter(c => c.tagName !== 'EM').map(c => c.cloneNode(true)));
    if (on) made.dataset.on = on;
    if (kind === 'keyboard') made.setAttribute('aria-label', 'Teclado');
    if (h) {
      made.dataset.h = h;
      made.addEventListener('click', () => touch(part, made));
    }
    return made;
  }

  /** @param {string} [before] what the touch before this screen did */
  function show(before = '') {
    const screen = screens[at()];
    const parts = /** @type {HTMLElement[]} */ (all(screen, '[data-part]'));
    phone.replaceChildren(...['top', 'app', 'body', 'keys'].map(zone => {
      const area = element('div', `zone ${zone}`);
      area.append(...parts.filter(p => zoneOf(p.dataset.part ?? '') === zone).map(draw));
      // Every phone has the time above and three keys below, whether one may touch them or not.
      if (zone === 'top' && !area.children.length) area.append(element('div', 'part statusbar', '9:41'));
      return area;
    }));
    goal.replaceChildren(...before ? [element('p', '', before)] : [], element('p', 'now', `${at() + 1} de ${screens.length}: ${screen.querySelector('b')?.textContent}.`));
    said.replaceChildren();
    help.replaceChildren(...screen.dataset.hint ? [button('Una pista', () => { said.textContent = screen.dataset.hint ?? ''; }, 'link')] : [], button('Muéstreme', demonstrate, 'link'));
  }

  /** @param {HTMLElement} part @param {HTMLElement} made */
  function touch(part, made) {
    const words = part.querySelector('em')?.textContent ?? '';
    touches[at()].push(part.dataset.h ?? '');
    if (!part.dataset.ok) {
      keepState(question, { touches });
      const hint = screens[at()].dataset.hint;
      const wrong = touches[at()].filter(t => t !== '?').length;
      said.textContent = `${words}${wrong >= wrongBeforeHint && hint ? ` Una pista: ${hint}` : ''}`;
      made.classList.add('missed');
      said.scrollIntoView({ block: 'nearest' });
      return;
    }
    if (at() === screens.length - 1) return end(words);
    touches.push([]);
    keepState(question, { touches });
    show(words);
    lead(goal);
  }

  /** A finger goes to the right place; then the person touches it. */
  function demonstrate() {
    const screen = screens[at()];
    const made = /** @type {HTMLElement} */ (phone.querySelector(`[data-h="${rightIn(screen).dataset.h}"]`));
    touches[at()].push('?');
    keepState(question, { touches });
    made.classList.add('shown');
    said.textContent = `Es aquí: «${rightIn(screen).querySelector('span')?.textContent}». Tóquelo.`;
    made.scrollIntoView({ block: 'nearest' });
    if (still()) return;
    const finger = element('i', 'finger');
    made.append(finger);
    setTimeout(() => finger.remove(), pauseBeforeTouch);
  }

  /** @param {string} words */
  function end(words) {
    const answer = touches.map(t => t.join('+')).join(' ');
    const right = touches.every(t => t.length <= wrongBeforeHint && !t.includes('?'));
    dropState(question);
    touches = [[]];
    for (const gone of [phone, goal, said, help]) gone.hidden = true;
    const again = element('p');
    again.append(button('Hacerlo otra vez', begin));
    say(question, right ? '¡Lo logró!' : 'Lo logró con ayuda', right ? 'right' : 'again', [element('p', '', `${words} ${right ? 'Ahora puede hacerlo en su celular.' : 'Repítalo hasta que le salga sin ayuda.'}`), again]);
    lead(/** @type {HTMLElement} */ (question.querySelector('.verdict')));
    record(form, { answer, right, score: right ? 100 : 0, question: question.dataset.q });
    done(form, right);
  }

  function begin() {
    for (const shown of [phone, goal, said, help]) shown.hidden = false;
    question.querySelector('.verdict')?.replaceChildren();
    show();
    if (document.activeElement?.closest('.verdict') || !document.activeElement?.isConnected) lead(goal);
  }

  list.hidden = true;
  list.after(goal, said, phone, help);
  if (touches.length > screens.length) touches = [[]];
  show();
}
