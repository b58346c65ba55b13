// "Llevar este curso": brings a course to this phone, tells how far it is, and takes it away again.
import { begun, bringCourse, carried, changedFiles, contentsNow, dropParts, freeSpace, removeCourse, updateCourse } from './carried.js';
import { make } from './elements.js';

/** @typedef {import('./carried.js').Contents} Contents */

const decimal = new Intl.NumberFormat('es-CO', { maximumFractionDigits: 1 });
const kilobytes = (/** @type {number} */ bytes) => decimal.format(Math.ceil(bytes / 1024));
const size = (/** @type {number} */ bytes) => bytes < 1024 * 1024 ? `${kilobytes(bytes)} KB` : `${decimal.format(bytes / 1024 / 1024)} MB`;

/** Browsers keep a little more than the pages themselves, and one must still be able to work. */
const margin = 1.5;

const noSignal = 'No hay señal para traerlo. Toque otra vez cuando haya señal.';

/** @param {string} words @param {() => void} act @param {string} [look] */
const button = (words, act, look = '') => {
  const made = make('button', { type: 'button', className: look }, words);
  made.addEventListener('click', act);
  return made;
};

/** @param {HTMLElement} place with the course's id and title */
export default async function offer(place) {
  const course = /** @type {string} */ (place.dataset.carry);
  const title = place.dataset.title ?? '';
  const said = make('p', {});
  said.setAttribute('role', 'status');
  const tools = make('p', { className: 'row' });
  const bar = document.createElement('progress');
  bar.setAttribute('aria-label', `Cuánto ha llegado de «${title}»`);

  /** @param {string} words @param {HTMLElement[]} buttons */
  const show = (words, ...buttons) => {
    const hadFocus = tools.contains(document.activeElement);
    said.textContent = words;
    tools.replaceChildren(...buttons);
    if (hadFocus) buttons[0]?.focus();
  };

  // On the page of the course it is folded, and tells its state there.
  const fold = /** @type {HTMLElement | null} */ (place.closest('details')?.querySelector('summary'));
  const folded = fold?.textContent ?? '';

  /** @param {Contents | null} known what is carried */
  const rest = async known => {
    bar.remove();
    place.dataset.state = known ? 'carried' : 'none';
    if (fold) fold.textContent = known ? '✓ Lleva este curso en el celular' : folded;
    if (known) show(`✓ Ya lleva este curso en el celular. Ocupa ${size(known.unpacked)}. Se abre sin señal.`, button('Quitarlo de este celular', () => askToRemove(known), 'link'));
    else show('', button('Llevar este curso en el celular', ask, 'secondary'));
    if (known) look(known).catch(() => null);
  };

  /** @param {Contents} known */
  const askToRemove = known => show(`¿Quitar «${title}» de este celular? Lo que usted hizo no se borra.`,
    button('Sí, quitarlo', async () => {
      await removeCourse(course);
      await rest(null);
    }, 'danger'),
    button('Dejarlo', () => rest(known), 'link'));

  /** Whether there is something new of what is carried. @param {Contents} known */
  const look = async known => {
    const contents = await contentsNow(course);
    if (contents.hash === known.hash) return;
    const changed = await changedFiles(contents);
    show(`Este curso cambió: ${changed.length === 1 ? 'hay 1 página nueva' : `hay ${changed.length} páginas nuevas`}. Lo que lleva sigue sirviendo.`,
      button('Actualizarlo', () => work(contents, updateCourse), 'secondary'),
      button('Quitarlo de este celular', () => askToRemove(known), 'link'));
  };

  const ask = async () => {
    said.textContent = 'Mirando cuánto pesa…';
    const contents = await contentsNow(course).catch(() => null);
    if (!contents) return show(noSignal, button('Llevar este curso en el celular', ask, 'secondary'));
    const here = await begun(course, contents.hash);
    const [needed, free] = [(contents.bytes - here + contents.unpacked) * margin, await freeSpace()];
    if (free < needed) return show(`No cabe: necesita ${size(needed)} libres y el celular tiene ${size(free)}. Borre algo y toque otra vez.`, button('Mirar otra vez', ask, 'secondary'));
    if (here) return paused(contents, here);
    show(`Pesa ${size(contents.bytes)}, y en el celular ocupa ${size(contents.unpacked)}. Trae todas las lecciones, los ejercicios y las pruebas.`,
      button('Traerlo ahora', () => work(contents, bringCourse)),
      button('Ahora no', () => rest(null), 'link'));
  };

  /** @param {Contents} contents @param {number} here bytes @param {string} [why] */
  const paused = (contents, here, why = '') => show(`${why}Van ${kilobytes(here)} de ${kilobytes(contents.bytes)} KB. Lo que llegó queda guardado.`,
    button('Seguir', goOn),
    button('Borrar lo que llegó', async () => {
      await dropParts(course);
      await rest(null);
    }, 'link'));

  // It may have changed since: then it begins again.
  const goOn = async () => {
    const contents = await contentsNow(course).catch(() => null);
    if (contents) work(contents, bringCourse);
    else show(noSignal, button('Seguir', goOn));
  };

  /** @param {Contents} contents @param {typeof bringCourse} how */
  const work = async (contents, how) => {
    const stop = new AbortController();
    let here = 0;
    const meter = make('span', { className: 'meta' });
    place.dataset.state = 'coming';
    bar.max = contents.bytes;
    bar.removeAttribute('value');
    show('Trayendo el curso…', button('Pausar', () => stop.abort(), 'secondary'), meter);
    said.after(bar);
    try {
      await how(course, contents, stop.signal, bytes => {
        here = bytes;
        bar.value = bytes;
        meter.textContent = `${kilobytes(bytes)} de ${kilobytes(contents.bytes)} KB`;
      });
      navigator.storage?.persist?.();
      await rest(await carried(course));
    } catch (error) {
      bar.remove();
      place.dataset.state = 'paused';
      const isFull = /** @type {Error} */ (error).name === 'QuotaExceededError';
      paused(contents, here, stop.signal.aborted ? 'En pausa. ' : isFull ? 'El celular está lleno: no cupo todo. Borre algo y toque Seguir. ' : 'Se cortó. ');
    }
  };

  place.replaceChildren(said, tools);
  const known = await carried(course);
  await rest(known);
}
