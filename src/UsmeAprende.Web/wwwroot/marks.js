// A facilitator's taps on this phone: kept before anything is sent, settled only by the server's answer (R3, R7). They hold ids, never names.
import { newId, shown } from './device.js';
import { alone, learnEpoch } from './records.js';
import { ask } from './session.js';
import { compare } from './whose.js';

/**
 * @typedef {object} Mark
 * @property {string} id UUIDv7
 * @property {string} staff who made it; nobody else sends it (R9)
 * @property {string} gathering
 * @property {string} person
 * @property {'came'|'late'|'early'|'undone'} kind
 * @property {string} [time]
 * @property {string} [target]
 * @property {string} occurred
 * @property {string} [epoch] of the server that acknowledged it
 * @property {number} [sent]
 * @property {string} [refused]
 * @property {string} [idle] why it does not count though it was stored: the gathering has not begun, or is cancelled (R34)
 */

const kept = 'usme.m.';
const thirtyDays = 30 * 24 * 60 * 60 * 1000;
const largest = 100;

// The server then fails whatever it is sent.
const mostFailures = 3;

/** How many at once: fewer while the line is too slow for more. */
let most = largest;

/** When this returns it is kept; when it throws it is not. @param {Pick<Mark, 'gathering' | 'person' | 'kind' | 'time' | 'target'>} tap @returns {Mark} */
export function keepMark(tap) {
  const mark = { ...tap, id: newId(), staff: shown(), occurred: new Date().toISOString() };
  store(mark);
  return mark;
}

/** @param {Mark} mark */
const store = mark => { localStorage[kept + mark.id] = JSON.stringify(mark); };

/** @returns {Mark[]} all of whom the page shows, oldest first */
export const marks = () => Object.keys(localStorage).filter(key => key.startsWith(kept)).sort().flatMap(key => {
  try {
    const mark = JSON.parse(localStorage[key]);
    return mark.staff === shown() ? [mark] : [];
  } catch { return []; }
});

/** @param {Mark} mark */
export const isPending = mark => !mark.refused && (!mark.epoch || mark.epoch !== localStorage['usme.epoch']);

/** @param {{ id: string, result: string, reason?: string }[]} results @param {string} epoch */
function settleMarks(results, epoch) {
  learnEpoch(epoch);
  const said = new Map(results.map(r => [r.id, r]));
  for (const mark of marks()) {
    const answer = said.get(mark.id);
    if (answer?.result === 'stored' || answer?.result === 'duplicate') store({ ...mark, epoch, sent: Date.now(), idle: answer.reason });
    else if (answer?.result === 'rejected') store({ ...mark, refused: answer.reason ?? 'rejected' });
    else if (mark.sent && mark.epoch === epoch && Date.now() - mark.sent > thirtyDays) localStorage.removeItem(kept + mark.id);
  }
  document.dispatchEvent(new CustomEvent('marks'));
}

/** What to do when the server takes nothing from who is signed in here; nothing where waiting is enough. @param {number} [status] */
export const whyNot = status => status === 401 ? 'Su sesión terminó: entre otra vez y se envía lo que anotó.'
  : status === 409 ? 'En este celular entró otra persona. Entre con su cuenta para enviar lo que anotó.'
  : status === 403 ? 'Su cuenta ya no puede tomar asistencia. Avise a quien coordina antes de borrar nada de este celular.'
  : undefined;

/** @param {string} gathering @param {Mark[]} batch */
const post = (gathering, batch) => fetch(`/api/encuentros/${gathering}/marcas`, {
  method: 'POST',
  headers: { 'Content-Type': 'application/json', 'X-Para': batch[0].staff },
  body: JSON.stringify({ staff: batch[0].staff, marks: batch.map(({ id, person: who, kind, time, target, occurred }) => ({ id, person: who, kind, time, target, occurred })) }),
});

/** @returns {Promise<boolean>} whether nothing is pending any more */
async function sendAll() {
  /** Answered in this round; "later" means not in this round again. */
  const tried = new Set();
  let size = most;
  let failed = 0;
  for (;;) {
    const waiting = marks().filter(isPending);
    const fresh = waiting.filter(m => !tried.has(m.id));
    if (!fresh.length) return !waiting.length;
    const batch = fresh.filter(m => m.gathering === fresh[0].gathering).slice(0, size);
    const response = await post(fresh[0].gathering, batch).catch(() => null);
    if (response?.status === 408) most = Math.ceil(batch.length / 2);
    if (response?.status === 413 || response && response.status >= 500) {
      // Fewer may go through; one that never does must not keep back those behind it.
      if (batch.length === 1) {
        if (response.status === 503 || ++failed === mostFailures) return false;
        tried.add(batch[0].id);
      }
      size = Math.ceil(batch.length / 2);
      continue;
    }
    // Whatever else it is, waiting is enough: the line was slow, or the server has too much to do.
    if (!response?.ok) {
      document.dispatchEvent(new CustomEvent('marks', { detail: response?.status }));
      if (response?.status === 409) await ask().then(compare);
      return false;
    }
    const { epoch, results } = await response.json();
    most = largest;
    batch.forEach(m => tried.add(m.id));
    settleMarks(results, epoch);
  }
}

/** @type {number | undefined} */
let again;
let wait = 2000;

/** Sends what is pending, and again while something is. @param {boolean} [hasWaited] in vain: only that makes the next wait longer, and no tap does @returns {Promise<boolean>} */
export default async function sendMarks(hasWaited = false) {
  const done = await alone('usme-marks', sendAll);
  clearTimeout(again);
  if (done) wait = 2000;
  else if (hasWaited) wait = Math.min(wait * 2, 60000);
  if (!done && shown()) again = setTimeout(() => sendMarks(true), wait);
  return done;
}

addEventListener('online', () => { sendMarks(); });
