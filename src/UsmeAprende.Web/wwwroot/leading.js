// Tells the site where the group is, and shows it when a colleague moved it from another device ("Sigan conmigo").
import { current, show } from './projector.js';

const lead = /** @type {HTMLElement} */ (document.querySelector('[data-lead]'));
const { lead: address = '', where = '' } = lead.dataset;
const told = /** @type {HTMLElement} */ (document.querySelector('.told'));
const join = /** @type {HTMLDetailsElement} */ (document.querySelector('.join details'));
const turn = 2500;

/** The step that the site knows. */
let known = Number(lead.dataset.step);
let isSending = false;
let isOver = false;

const rest = (/** @type {number} */ time) => new Promise(done => setTimeout(done, time));

/** @param {number} step @returns {Promise<Response>} */
const tell = step => fetch(address, {
  method: 'POST',
  headers: { 'Accept': 'application/json', 'X-Para': document.body.dataset.person ?? '' },
  body: new URLSearchParams({ paso: String(step) }),
  redirect: 'manual',
  signal: AbortSignal.timeout(10_000),
});

/** Only the last step counts: who goes on quickly, or waits for signal, sends it once. */
async function send() {
  if (current() > 0) join.open = false;
  if (isSending || isOver) return;
  isSending = true;
  while (known !== current() && !isOver) {
    const step = current();
    const answer = await tell(step).catch(() => null);
    if (answer?.status === 204) {
      known = step;
      told.textContent = '';
    } else if (answer && answer.status < 500 && answer.status !== 429) {
      isOver = true;
      told.textContent = 'Los celulares ya no lo siguen. Toque “Salir” y empiece otra vez.';
    } else {
      told.textContent = 'Sin señal: los celulares esperan. Siga; lo intentamos otra vez.';
      await rest(turn);
    }
  }
  isSending = false;
}

async function look() {
  const answer = isSending || document.hidden ? null : await fetch(where, { cache: 'no-cache', signal: AbortSignal.timeout(8000) }).catch(() => null);
  const at = answer?.ok ? /** @type {{ path: string, step: number }} */ (await answer.json().catch(() => null)) : null;
  // What was moved here meanwhile is on its way and stands.
  if (at && !isSending && current() === known && at.step !== known) {
    known = at.step;
    show(at.step);
  }
  setTimeout(look, turn);
}

addEventListener('projected', send);
look();
