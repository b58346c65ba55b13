// "Preparar este café": brings to this phone what is needed to hold a gathering where there is no signal.
import { shown } from './device.js';
import { make } from './elements.js';
import { accept, fetchPublic, gatheringShell, pageCache } from './keeping.js';
import { readyDevice } from './outbox.js';
import { carryGathering, drop, findPrepared } from './prepared.js';

const when = new Intl.DateTimeFormat('es-CO', { weekday: 'long', day: 'numeric', month: 'long', hour: 'numeric', minute: '2-digit', timeZone: 'America/Bogota' });

/** @param {string} path @returns {Promise<boolean>} whether the phone has the page now; the worker answers with what it keeps, and refreshes that */
async function keepPage(path) {
  const cache = await caches.open(pageCache);
  const good = await accept(await fetchPublic(path));
  if (good) await cache.put(path, good);
  return Boolean(await cache.match(path));
}

/** How long, in ms, the worker may take to be ready: it fetches what every page needs first. */
const longestInstall = 30_000;

/** Brings all of it, or throws. @param {string} id the gathering's @param {string} number */
async function bringAll(id, number) {
  if (!await readyDevice(shown())) throw new Error('The site does not know this phone');
  await Promise.race([navigator.serviceWorker.ready, new Promise((_, fail) => setTimeout(() => fail(new Error('The worker is not ready')), longestInstall))]);
  if (!await keepPage(gatheringShell)) throw new Error('Another than the site answered');
  const asOf = Date.now();
  const answer = await fetch(`/api/encuentros/${id}/preparar`, { cache: 'no-store' });
  if (!answer.ok) throw new Error(`The site answered ${answer.status}`);
  const gathering = await answer.json();
  // What the guide says helps, and is not needed to take attendance.
  await Promise.all(gathering.modules.map((/** @type {{ guidePath: string }} */ module) => keepPage(module.guidePath).catch(() => false)));
  await carryGathering(shown(), { ...gathering, asOf }, number);
}

/** @param {HTMLElement} section of the gathering's page */
export default async function offerToPrepare(section) {
  const id = /** @type {string} */ (section.dataset.prepare);
  // What is kept must be sealed, and found again without signal: without these the phone could promise neither.
  if (!isSecureContext || !navigator.serviceWorker || !navigator.locks) return;
  const place = make('div', {});
  const said = make('p', {});
  said.setAttribute('role', 'status');

  const ask = () => {
    const field = make('input', { id: 'numero-preparar', className: 'short', type: 'password', inputMode: 'numeric', autocomplete: 'new-password', maxLength: 12 });
    field.setAttribute('aria-describedby', 'numero-pista');
    const button = make('button', { className: 'secondary' }, 'Preparar este café');
    const form = make('form', { noValidate: true },
      make('p', {}, 'Guarde la lista en este celular antes de salir. Allá puede tomar asistencia, registrar, cerrar, escribir el acta y tomar fotos sin señal.'),
      make('div', { className: 'field' }, make('label', { htmlFor: field.id }, 'Escoja un número para abrirla'), make('span', { id: 'numero-pista', className: 'hint' }, 'Cuatro cifras o más. Solo usted lo sabe, y sirve solo en este celular.'), field), button);
    // The page asks the site before it sends a form: this one goes nowhere.
    form.setAttribute('data-attend', '');
    form.addEventListener('submit', async (/** @type {Event} */ event) => {
      event.preventDefault();
      const number = field.value.trim();
      if (!/^\d{4,12}$/.test(number)) {
        said.textContent = 'Escriba un número de cuatro cifras o más.';
        field.setAttribute('aria-invalid', 'true');
        return field.focus();
      }
      button.disabled = true;
      said.textContent = 'Guardando la lista…';
      const isDone = await bringAll(id, number).then(() => true, error => {
        console.warn('Not prepared', error);
        return false;
      });
      button.disabled = false;
      if (isDone) return tell();
      said.textContent = 'No se pudo preparar: se necesita buena señal. Toque otra vez.';
    });
    place.replaceChildren(form);
  };

  const tell = async () => {
    const prepared = await findPrepared(id).catch(() => undefined);
    section.dataset.state = prepared ? 'prepared' : 'none';
    if (!prepared) return ask();
    const again = make('button', { type: 'button', className: 'secondary' }, 'Prepararlo otra vez');
    const gone = make('button', { type: 'button', className: 'link' }, 'Quitarlo de este celular');
    again.addEventListener('click', () => { said.textContent = ''; ask(); });
    gone.addEventListener('click', async () => { await drop(id); said.textContent = 'Quitado de este celular.'; tell(); });
    said.textContent = `✓ Está listo en este celular hasta el ${when.format(prepared.until).replace(/\.$/, '')}. Sin señal, abra esta misma página y escriba su número.`;
    place.replaceChildren(make('div', { className: 'row' }, again, gone));
  };

  section.append(said, place);
  section.hidden = false;
  await tell();
}
