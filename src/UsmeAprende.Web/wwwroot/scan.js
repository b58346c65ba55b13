// Reads cards with the camera, where the browser can. The token goes in the body of a request, never in an address (R13).
import { addRow, tap } from './asistencia.js';

const button = /** @type {HTMLButtonElement} */ (document.querySelector('[data-scan]'));
const video = /** @type {HTMLVideoElement} */ (document.querySelector('.scanner'));
const said = /** @type {HTMLElement} */ (document.querySelector('[data-said]'));

/** @param {string} words */
function tell(words) {
  said.textContent = words;
  button.before(button.previousElementSibling?.matches('.wrong') ? button.previousElementSibling : Object.assign(document.createElement('p'), { className: 'wrong' }));
  /** @type {HTMLElement} */ (button.previousElementSibling).textContent = words;
}

function stop() {
  /** @type {MediaStream | null} */ (video.srcObject)?.getTracks().forEach(track => track.stop());
  video.srcObject = null;
  video.hidden = true;
}

/** @param {any} detector @returns {Promise<string | null>} what the camera read; null when it was put away */
async function read(detector) {
  while (video.srcObject) {
    const [code] = await detector.detect(video).catch(() => []);
    if (code) return code.rawValue;
    await new Promise(requestAnimationFrame);
  }
  return null;
}

/** @param {string} gathering @param {string} carne */
async function mark(gathering, carne) {
  const response = await fetch(`/api/encuentros/${gathering}/carne`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ carne }) }).catch(() => null);
  if (!response) return tell('No hay señal para leer el carné. Busque a la persona en la lista.');
  if (!response.ok) return tell('No encontramos ese carné. Si la persona tiene uno más nuevo, ese es el que sirve.');
  const owner = await response.json();
  addRow(owner);
  tap(owner.person, 'Came');
  document.getElementById(`p-${owner.person}`)?.scrollIntoView({ block: 'center' });
}

/** @param {string} gathering */
export default function offerScan(gathering) {
  button.hidden = false;
  button.addEventListener('click', async () => {
    if (video.srcObject) return stop();
    try {
      video.srcObject = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } });
    } catch {
      return tell('No pudimos abrir la cámara. Escriba el número del carné.');
    }
    video.hidden = false;
    await video.play();
    // @ts-ignore: not every browser has it, and its types are not in any library yet.
    const code = await read(new BarcodeDetector({ formats: ['qr_code'] }));
    stop();
    if (code) await mark(gathering, code);
  });
}
