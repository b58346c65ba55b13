// Sends what is pending to the server, one's own deeds and what staff noted of others alike, and says how much still is. What was sent is settled only by the server's answer (R3, R7).
import { shown } from './device.js';
import { alone, pending, settle, signOut } from './records.js';
import { ask } from './session.js';
import { compare } from './whose.js';

const largest = 200;

// The server then fails whatever it is sent.
const mostFailures = 3;

/** How many at once: fewer while the line is too slow for more. */
let most = largest;

/** @type {HTMLElement | undefined} */
let sign;

/** @param {number} count */
function show(count) {
  if (!sign && !count) return;
  if (!sign) {
    sign = Object.assign(document.createElement('span'), { className: 'badge warm pending' });
    sign.setAttribute('role', 'status');
    // Beside the site's name, where it covers nothing.
    document.querySelector('.brand')?.after(sign);
  }
  sign.hidden = !count;
  sign.textContent = count ? `Pendientes por enviar: ${count}` : '';
}

const kept = 'Quedó guardado en este celular. Se envía cuando haya señal.';

/** What the page said was waiting is waiting no more. */
function tellSent() {
  for (const said of document.querySelectorAll('.verdict .word, #resultado p')) {
    if (said.textContent?.includes(kept)) said.textContent = said.textContent.replace(kept, 'Quedó guardado en su avance.');
  }
}

/** @param {import('./device.js').LearningRecord} record */
const onTheWire = ({ id, subject, verb, activity, answer, question, content, occurred }) => ({ id, subject, verb, activity, answer, question, content, occurred });

/** Whoever shows what was noted of others paints it again. @param {number} [status] of an answer that took nothing */
const tell = status => document.dispatchEvent(new CustomEvent('sync', { detail: status }));

/** What staff can do when the server takes nothing of what they noted; nothing where waiting is enough. @param {number} [status] */
export const whyNot = status => status === 401 ? 'Su sesión terminó: entre otra vez y se envía lo que anotó.'
  : status === 409 ? 'En este celular entró otra persona. Entre con su cuenta para enviar lo que anotó.'
  : status === 403 ? 'Su cuenta ya no puede tomar asistencia. Avise a quien coordina antes de borrar nada de este celular.'
  : undefined;

/** @param {string} who @param {import('./device.js').LearningRecord[]} batch */
const send = (who, batch) => fetch('/api/sync', {
  method: 'POST',
  headers: { 'Content-Type': 'application/json', 'X-Para': who },
  body: JSON.stringify({ person: who, records: batch.map(onTheWire) }),
});

/** @param {string} who @returns {Promise<boolean>} whether nothing of theirs is pending any more */
async function sendAll(who) {
  /** Sent in this round; "later" means not in this round again. */
  const tried = new Set();
  let size = most;
  let failed = 0;
  /** @type {number | undefined} */
  let why;
  for (;;) {
    const waiting = await pending(who);
    const noted = waiting.some(r => r.subject);
    longest = noted ? 60_000 : 300_000;
    const own = waiting.filter(r => !r.subject).length;
    show(own);
    const batch = waiting.filter(r => !tried.has(r.id)).slice(0, size);
    if (!own) tellSent();
    if (!batch.length) return !waiting.length;
    const response = await send(who, batch).catch(() => null);
    if (response?.status === 408) most = Math.ceil(batch.length / 2);
    if (response?.status === 413 || response && response.status >= 500) {
      // Fewer may go through; one that never does must not keep back those behind it.
      if (batch.length === 1) {
        if (response.status === 413) await settle([{ id: batch[0].id, result: 'rejected', reason: 'too-large' }], localStorage['usme.epoch'] ?? '');
        else if (response.status === 503 || ++failed === mostFailures) return false;
        tried.add(batch[0].id);
      }
      size = Math.ceil(batch.length / 2);
      continue;
    }
    // Who takes attendance goes on with the list in hand, and is told to enter again.
    if (response?.status === 401 && !noted) await signOut();
    if (!response?.ok) {
      tell(response?.status);
      // Whatever else it is, waiting is enough: the line was slow, or the server has too much to do.
      if (response?.status === 409) await ask().then(compare);
      return false;
    }
    /** @type {{ epoch: string, results: { id: string, result: string, reason?: string, score?: number }[] }} */
    const { epoch, results } = await response.json();
    most = largest;
    batch.forEach(r => tried.add(r.id));
    await settle(results, epoch);
    if (results.some(r => r.reason === 'not-staff')) why = 403;
    tell(why);
  }
}

/** @type {number | undefined} */
let again;
const shortest = 2000;
let longest = 300_000;
let wait = shortest;

/** Sends what is pending, and again while something is. @param {boolean} [hasWaited] in vain: only that makes the next wait longer, and no answer does @returns {Promise<boolean>} whether nothing is pending any more */
export default async function sync(hasWaited = false) {
  const who = shown();
  if (!who) return false;
  const done = await alone('usme-sync', () => sendAll(who));
  clearTimeout(again);
  if (done) wait = shortest;
  else if (hasWaited) wait = Math.min(wait * 2, longest);
  if (!done && shown()) again = setTimeout(() => sync(true), wait);
  return done;
}

addEventListener('online', () => { sync(); });
