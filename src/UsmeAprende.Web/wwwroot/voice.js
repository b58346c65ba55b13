// Which of the phone's voices speaks Spanish, the nearest to Colombia first, and how to get one.

const preferred = ['es-co', 'es-419', 'es-us', 'es-mx', 'es'];

/** A voice's language, however the system writes it: es_CO, es-co. */
const language = (/** @type {SpeechSynthesisVoice} */ voice) => voice.lang.toLowerCase().replace('_', '-');

/** @returns {SpeechSynthesisVoice | undefined} */
const spanish = () => {
  const voices = speechSynthesis.getVoices();
  for (const wanted of preferred) {
    const found = voices.filter(v => language(v).startsWith(wanted));
    if (found.length) return found.find(v => v.localService) ?? found[0];
  }
  return undefined;
};

/** Systems list their voices late: waits for them, a moment. @returns {Promise<SpeechSynthesisVoice | undefined>} */
export const findVoice = () => new Promise(resolve => {
  if (spanish()) return resolve(spanish());
  const timer = setTimeout(() => resolve(spanish()), 1500);
  speechSynthesis.addEventListener('voiceschanged', () => {
    if (!spanish()) return;
    clearTimeout(timer);
    resolve(spanish());
  });
});

/** No voice speaks Spanish here: how to get one. @param {HTMLElement} tool */
export function explain(tool) {
  document.getElementById('sin-voz')?.remove();
  const note = Object.assign(document.createElement('div'), { id: 'sin-voz', className: 'notice', tabIndex: -1 });
  // For who cannot read it: the same steps in a drawing.
  note.append(Object.assign(document.createElement('img'), { src: new URL('voz.svg', import.meta.url).href, width: 320, height: 180, alt: 'Pasos para instalar una voz en español: abrir Ajustes, buscar “texto a voz”, tocar la rueda, instalar Español y volver aquí.' }));
  for (const words of [
    'Este celular todavía no tiene una voz en español. Se instala una sola vez, mejor con wifi:',
    'Android: abra Ajustes, busque “síntesis de voz” o “texto a voz”, toque la rueda del motor, luego “Instalar datos de voz” y escoja Español.',
    'iPhone: abra Configuración, Accesibilidad, Contenido leído, Voces, Español, y descargue una voz.',
    'Después vuelva aquí y toque “Escuchar” otra vez. Si no la encuentra, pida ayuda en un café charlado.',
  ]) note.append(Object.assign(document.createElement('p'), { textContent: words }));
  const main = document.querySelector('main');
  (main?.querySelector('.step:not([hidden])') ?? main)?.prepend(note);
  note.focus();
}
