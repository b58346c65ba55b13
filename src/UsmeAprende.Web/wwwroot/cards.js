// Marks by card: its number is typed, or a camera reads it. A sound and a tremble say how it went, since the eyes are on the next person.
import { say, tap, taking } from './attendance.js';
import { bring } from './bring.js';
import { addRow } from './roster.js';
import { forWhom } from './whose.js';

/** @typedef {{ person: string, name: string, lastFour: string }} CardOwner */

const failures = new Map([
  [401, 'Su sesión terminó. Entre otra vez para leer carnés.'],
  [409, 'En este celular entró otra persona. Entre con su cuenta para leer carnés.'],
  [429, 'Se buscaron muchos carnés seguidos. Espere un minuto, o busque a la persona en la lista.'],
]);

/** Asks the site whose card it is. @param {string} carne what was read or typed @returns {Promise<CardOwner>} throws what to say if nobody's */
export async function askOwner(carne) {
  const response = await fetch(`/api/encuentros/${taking.gathering}/carne`, { method: 'POST', headers: { 'Content-Type': 'application/json', ...forWhom() }, body: JSON.stringify({ carne }) }).catch(() => null);
  if (!response) throw new Error('No hay señal para leer el carné. Busque a la persona en la lista.');
  if (!response.ok) throw new Error(failures.get(response.status) ?? 'No encontramos ese carné. Si la persona tiene uno más nuevo, ese es el que sirve.');
  return response.json();
}

/** @type {AudioContext | undefined} */
let sound;

/** @param {boolean} isGood */
function signal(isGood) {
  navigator.vibrate?.(isGood ? 80 : [120, 80, 120]);
  try {
    sound ??= new AudioContext();
    const tone = new OscillatorNode(sound, { frequency: isGood ? 880 : 220 });
    const volume = new GainNode(sound, { gain: .2 });
    tone.connect(volume).connect(sound.destination);
    tone.start();
    tone.stop(sound.currentTime + (isGood ? .12 : .4));
  } catch { /* A phone without sound has said it in words. */ }
}

/** @param {string} words @param {boolean} [isWrong] */
export function tellCard(words, isWrong = true) {
  const place = /** @type {HTMLElement} */ (document.querySelector('[data-read]'));
  place.className = isWrong ? 'wrong' : '';
  place.textContent = words;
  if (isWrong) say(words);
}

/** @param {() => Promise<CardOwner>} ownerOf */
export async function markCard(ownerOf) {
  tellCard('Buscando el carné…', false);
  try {
    const owner = await ownerOf();
    addRow(owner);
    tap(owner.person);
    tellCard(`${owner.name}: vino`, false);
    signal(true);
  } catch (error) {
    tellCard(/** @type {Error} */ (error).message);
    signal(false);
  }
}

/** @param {(code: string) => Promise<CardOwner>} [ownerOf] by default the site is asked */
export function offerCards(ownerOf = askOwner) {
  const form = /** @type {HTMLFormElement | null} */ (document.querySelector('[data-card-number]'));
  form?.addEventListener('submit', async event => {
    event.preventDefault();
    const field = /** @type {HTMLInputElement} */ (form.elements.namedItem('carne'));
    if (!field.value.trim()) return;
    await markCard(() => askOwner(field.value));
    field.value = '';
    field.focus();
  });
  // Not awaited: the scanner can start only when this module has finished.
  if ('BarcodeDetector' in window) bring('scan').then(scan => scan.default(ownerOf));
}
