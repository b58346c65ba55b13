// Sends the pending records to the server: the person's own, and those that staff made about others. Shows how many are still pending. A record stops being pending only when the server has answered for it (R3, R7).
import { shown } from './device.js';
import { readyDevice, sealAll, sendSealed } from './outbox.js';
import { tellState } from './phone-state.js';
import { alone, bringIn, goesSealed, hasSealed, isPending, learnEpoch, noteSealed, pending, settle, signOut } from './records.js';
import { ask } from './session.js';
import { compare } from './whose.js';

const largest = 200;

// After so many failures in one round, the fault is the server's and not a record's, so the round ends.
const mostFailures = 3;

/** Records in one request. It becomes smaller when the connection is too slow (408). */
let most = largest;

// Most records go up at once: only what is still pending after this long is told, so that it is not the last word heard after each answer.
const patience = 4000;

/** @type {HTMLElement | undefined} */
let sign;

/** @type {number | undefined} */
let telling;

/** Whether the sign has said that something is pending. */
let isTold = false;

function place() {
  const made = document.createElement('span');
  made.setAttribute('role', 'status');
  // Beside the site's name, or in the head of a lesson, where it covers nothing.
  document.querySelector('.brand, .slim p')?.after(made);
  return made;
}

/** @param {number} count */
function show(count) {
  if (!sign && !count) return;
  sign ??= place();
  sign.textContent = !isTold ? '' : count ? `Pendientes por enviar: ${count}` : 'Enviado';
  sign.className = `pending ${isTold ? 'badge warm' : 'unseen'}`;
  if (count) {
    sign.dataset.count = String(count);
    telling ??= setTimeout(() => {
      isTold = true;
      show(Number(sign?.dataset.count));
    }, patience);
    return;
  }
  delete sign.dataset.count;
  clearTimeout(telling);
  telling = undefined;
  isTold = false;
}

const kept = 'Quedó guardado en este celular. Se envía cuando haya señal.';

/** Updates messages on the page that say that a result still has to be sent. */
function tellSent() {
  for (const said of document.querySelectorAll('.verdict .word, #resultado p')) {
    if (said.textContent?.includes(kept)) said.textContent = said.textContent.replace(kept, 'Quedó guardado en su avance.');
  }
}

/** @param {import('./device.js').LearningRecord} record */
const onTheWire = ({ id, subject, verb, activity, answer, question, content, occurred }) => ({ id, subject, verb, activity, answer, question, content, occurred });

/** Tells the attendance list to render again. @param {number} [status] of a response that stored nothing */
const tell = status => document.dispatchEvent(new CustomEvent('sync', { detail: status }));

/** What staff must do when the server refuses what they noted; undefined if they only have to wait. @param {number} [status] */
export const whyNot = status => status === 401 ? 'Su sesión terminó: entre otra vez y se envía lo que anotó.'
  : status === 409 ? 'En este celular entró otra persona. Entre con su cuenta para enviar lo que anotó.'
  : status === 403 ? 'Su cuenta ya no puede tomar asistencia. Avise a quien coordina antes de borrar nada de este celular.'
  : undefined;

const day = 24 * 60 * 60 * 1000;

/** Dates of what one does come from the phone: if its clock is wrong by more than a day, the person is told. @param {Response} response */
function compareClocks(response) {
  const server = Date.parse(response.headers.get('Date') ?? '');
  if (!(Math.abs(server - Date.now()) > day) || document.getElementById('reloj')) return;
  const today = new Intl.DateTimeFormat('es-CO', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'America/Bogota' });
  const note = Object.assign(document.createElement('p'), { id: 'reloj', className: 'notice care', textContent: `La fecha de este celular está mal: dice ${today.format(Date.now())} y hoy es ${today.format(server)}. Corríjala en los ajustes del celular, en Fecha y hora.` });
  note.setAttribute('role', 'status');
  document.querySelector('main')?.prepend(note);
}

/** @param {string} who @param {import('./device.js').LearningRecord[]} batch */
const send = (who, batch) => fetch('/api/sync', {
  method: 'POST',
  headers: { 'Content-Type': 'application/json', 'X-Para': who },
  body: JSON.stringify({ person: who, records: batch.map(onTheWire) }),
});

/** @param {string} who @returns {Promise<boolean>} true if this person has no pending records any more */
async function sendAll(who) {
  /** Ids sent in this round. A record answered with "later" is sent again in the next round, not in this one. */
  const tried = new Set();
  let size = most;
  let failed = 0;
  let wasSealedSent = false;
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
      // Try a smaller batch. If a single record fails, skip it, so that it does not block the records after it.
      if (batch.length === 1) {
        if (response.status === 413) await settle([{ id: batch[0].id, result: 'rejected', reason: 'too-large' }], localStorage['usme.epoch'] ?? '');
        else if (response.status === 503 || ++failed === mostFailures) return false;
        tried.add(batch[0].id);
      }
      size = Math.ceil(batch.length / 2);
      continue;
    }
    // The session is over, but what is sealed needs none.
    if (response?.status === 401 && !wasSealedSent) {
      wasSealedSent = true;
      const epoch = await sendSealed(record => record.profile === who && isPending(record)).catch(() => null);
      if (epoch) {
        learnEpoch(epoch);
        tell();
        continue;
      }
    }
    // A facilitator who is taking attendance keeps the list open: the page asks them to sign in again.
    if (response?.status === 401 && !noted) await signOut();
    if (!response?.ok) {
      tell(response?.status);
      // 409: somebody else has signed in. In all other cases it is enough to wait: the connection is slow or the server is busy.
      if (response?.status === 409) await ask().then(compare);
      return false;
    }
    compareClocks(response);
    /** @type {{ epoch: string, results: { id: string, result: string, reason?: string, score?: number }[] }} */
    const { epoch, results } = await response.json();
    most = largest;
    batch.forEach(r => tried.add(r.id));
    await settle(results, epoch);
    if (results.some(r => r.reason === 'not-staff')) why = 403;
    tell(why);
  }
}

/** What this person makes is sealed before it is sent: a session may end before that, or the battery. @param {string} who */
async function seal(who) {
  await bringIn();
  await sealAll(who);
  await noteSealed();
}

/** Sends what others sealed on this phone before they left, what a session that ended could not send, and forms. @param {string} who empty if nobody is signed in */
export const sendOthers = who => alone('usme-sealed', async () => {
  const epoch = await sendSealed(record => goesSealed(record, who));
  if (epoch) {
    learnEpoch(epoch);
    tell();
  }
  await noteSealed();
});

/** Has the browser send what is sealed when there is signal, even if the page is closed by then. Not all can. */
const askForSync = () => navigator.serviceWorker?.ready.then(registration => /** @type {any} */ (registration).sync?.register('enviar')).catch(() => null);

/** @type {number | undefined} */
let again;
const shortest = 2000;
let longest = 300_000;
let wait = shortest;

/** Sends the pending records, and tries again later while some are left. @param {boolean} [hasWaited] true when called by the timer: only then does the next wait become longer @returns {Promise<boolean>} true if nothing is pending any more */
export default async function sync(hasWaited = false) {
  const who = shown();
  if (!who) return false;
  await seal(who).catch(() => null);
  const wereSealedSent = await sendOthers(who).then(() => true, () => false);
  const done = await alone('usme-sync', () => sendAll(who)) && wereSealedSent && !await hasSealed(who);
  if (!done) askForSync();
  // A key that was made just now, or forgotten, is registered while there is a session and signal.
  else readyDevice(who).catch(() => null);
  // Without signal it is told the next time.
  tellState(who).catch(() => null);
  clearTimeout(again);
  if (done) wait = shortest;
  else if (hasWaited) wait = Math.min(wait * 2, longest);
  // Phones that lost the signal together do not all come back together.
  if (!done && shown()) again = setTimeout(() => sync(true), wait * (0.75 + Math.random() / 2));
  return done;
}

addEventListener('online', () => { sync(); });
