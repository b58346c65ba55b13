// Reads one card after another with the camera, if the browser supports it. The token goes in the body of a request, never in an address (R13).
import { markCard, tellCard } from './asistencia.js';

const button = /** @type {HTMLButtonElement} */ (document.querySelector('[data-scan]'));
const video = /** @type {HTMLVideoElement} */ (document.querySelector('.scanner'));

/** @param {MediaStream | null} stream */
function show(stream) {
  if (!stream) /** @type {MediaStream | null} */ (video.srcObject)?.getTracks().forEach(track => track.stop());
  video.srcObject = stream;
  video.hidden = !stream;
  /** @type {HTMLElement} */ (button.querySelector('span')).textContent = stream ? 'Apagar la cámara' : 'Leer con la cámara';
}

/** The next card that is not the one just read. @param {any} detector @param {string} last @returns {Promise<string | null>} null when the camera was turned off */
async function read(detector, last) {
  while (video.srcObject) {
    const [code] = await detector.detect(video).catch(() => []);
    if (code && code.rawValue !== last) return code.rawValue;
    await new Promise(requestAnimationFrame);
  }
  return null;
}

/** @param {(code: string) => Promise<import('./cards.js').CardOwner>} ownerOf */
export default async function offerScan(ownerOf) {
  // @ts-ignore: not every browser has it, and TypeScript has no types for it yet.
  const Detector = BarcodeDetector;
  if (!(await Detector.getSupportedFormats()).includes('qr_code')) return;
  button.hidden = false;
  button.addEventListener('click', async () => {
    if (video.srcObject) return show(null);
    try {
      show(await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } }));
    } catch {
      return tellCard('No pudimos abrir la cámara. Escriba el número del carné.');
    }
    tellCard('Ponga el cuadro del carné frente a la cámara.', false);
    await video.play();
    const detector = new Detector({ formats: ['qr_code'] });
    for (let code = await read(detector, ''); code; code = await read(detector, code)) await markCard(() => ownerOf(code));
  });
  // Turns the camera off when the page is hidden, to save the battery.
  document.addEventListener('visibilitychange', () => document.hidden && show(null));
}
