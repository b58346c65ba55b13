// Reads one card after another with the camera, if the browser supports it. The token goes in the body of a request, never in an address (R13).
import { addRow, tap } from './asistencia.js';
import { forWhom } from './whose.js';

const button = /** @type {HTMLButtonElement} */ (document.querySelector('[data-scan]'));
const video = /** @type {HTMLVideoElement} */ (document.querySelector('.scanner'));
const shown = /** @type {HTMLElement} */ (document.querySelector('[data-read]'));
const said = /** @type {HTMLElement} */ (document.querySelector('[data-said]'));

/** @param {string} words @param {boolean} [isWrong] */
function tell(words, isWrong = true) {
  shown.className = isWrong ? 'wrong' : '';
  shown.textContent = words;
  if (isWrong) said.textContent = words;
}

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

const failures = new Map([
  [401, 'Su sesión terminó. Entre otra vez para leer carnés.'],
  [409, 'En este celular entró otra persona. Entre con su cuenta para leer carnés.'],
  [429, 'Se buscaron muchos carnés seguidos. Espere un minuto, o busque a la persona en la lista.'],
]);

/** Asks the site whose card it is. @param {string} gathering @param {string} carne @returns {Promise<{ person: string, name: string, lastFour: string }>} throws what to say if nobody's */
async function askOwner(gathering, carne) {
  const response = await fetch(`/api/encuentros/${gathering}/carne`, { method: 'POST', headers: { 'Content-Type': 'application/json', ...forWhom() }, body: JSON.stringify({ carne }) }).catch(() => null);
  if (!response) throw new Error('No hay señal para leer el carné. Busque a la persona en la lista.');
  if (!response.ok) throw new Error(failures.get(response.status) ?? 'No encontramos ese carné. Si la persona tiene uno más nuevo, ese es el que sirve.');
  return response.json();
}

/** @param {() => Promise<{ person: string, name: string, lastFour: string }>} ownerOf */
async function mark(ownerOf) {
  tell('Buscando el carné…', false);
  try {
    const owner = await ownerOf();
    addRow(owner);
    tap(owner.person, 'Came');
    tell(`${owner.name}: vino`, false);
  } catch (error) {
    tell(/** @type {Error} */ (error).message);
  }
}

/** @param {string} gathering @param {(code: string) => Promise<{ person: string, name: string, lastFour: string }>} [ownerOf] by default the site is asked */
export default async function offerScan(gathering, ownerOf = code => askOwner(gathering, code)) {
  // @ts-ignore: not every browser has it, and TypeScript has no types for it yet.
  const Detector = BarcodeDetector;
  if (!(await Detector.getSupportedFormats()).includes('qr_code')) return;
  button.hidden = false;
  button.addEventListener('click', async () => {
    if (video.srcObject) return show(null);
    try {
      show(await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } }));
    } catch {
      return tell('No pudimos abrir la cámara. Escriba el número del carné.');
    }
    tell('Ponga el cuadro del carné frente a la cámara.', false);
    await video.play();
    const detector = new Detector({ formats: ['qr_code'] });
    for (let code = await read(detector, ''); code; code = await read(detector, code)) await mark(() => ownerOf(code));
  });
  // Turns the camera off when the page is hidden, to save the battery.
  document.addEventListener('visibilitychange', () => document.hidden && show(null));
}
