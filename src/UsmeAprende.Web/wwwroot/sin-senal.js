// The page of what works without signal, which is also shown in place of a page that cannot be had.
import { make } from './elements.js';
import { shown } from './device.js';
import { listPrepared } from './prepared.js';
import { lost, refused, waiting } from './records.js';
import { seen } from './seen.js';

const missing = /** @type {HTMLElement} */ (document.querySelector('[data-missing]'));

/** What one came for, and did not get. */
function tellMissing() {
  if (location.pathname === '/sin-senal') return;
  document.title = `Sin señal – ${document.title.split(' – ').at(-1)}`;
  const isSent = missing.dataset.missing === 'sent';
  const again = make('button', { type: 'button' }, isSent ? 'Volver a lo que escribí' : 'Intentar otra vez');
  again.addEventListener('click', () => isSent ? history.back() : location.reload());
  missing.replaceChildren(
    make('p', {}, make('strong', {}, isSent ? 'No hay señal: todavía no se guardó.' : 'No hay señal para abrir esta página.'), isSent ? ' Vuelva atrás y envíelo cuando haya señal.' : ' Abajo está lo que sí puede abrir.'),
    make('p', {}, again));
  missing.hidden = false;
}

/** The browser within another application keeps less, and sends nothing once it is closed. */
function tellInApp() {
  if (!/\bFBA[NV]\b|Instagram|WhatsApp|; wv\)/.test(navigator.userAgent)) return;
  const address = `${location.host}${location.pathname}#Intent;scheme=${location.protocol.slice(0, -1)};package=com.android.chrome;end`;
  document.querySelector('h1')?.after(make('p', { className: 'notice care' }, 'Abrió este sitio dentro de otra aplicación, y así el celular no lo guarda bien. ', make('a', { href: `intent://${address}` }, 'Abrir en Chrome')));
}

/** The gatherings that this phone carries. */
async function tellGatherings() {
  const all = await listPrepared().catch(() => []);
  if (all.length) document.querySelector('h1 ~ p')?.after(make('h2', {}, 'Sus cafés en este celular'), make('ul', {}, ...all.map(one => make('li', {}, make('a', { href: `/facilitacion/encuentros/${one.id}` }, one.title)))));
}

/** What one's own page said when it was last seen. */
function tellSeen() {
  const last = seen(shown());
  if (!last?.lines.length) return;
  missing.after(make('h2', {}, 'Lo que decía la última vez'), make('ul', {}, ...last.lines.map(line => make('li', {}, line))), make('p', { className: 'meta' }, `Visto el ${dayWords.format(last.at)}.`));
}

const dayWords = new Intl.DateTimeFormat('es-CO', { day: 'numeric', month: 'long', timeZone: 'America/Bogota' });

/** What waits, sealed, as a file that may travel by WhatsApp, by cable or on a card, and be handed in by anybody on the team (R19). @returns {Promise<Node[]>} */
async function fileOf() {
  const sealed = (await waiting()).flatMap(record => record.sealed ?? []);
  if (!sealed.length) return [];
  // As text: browsers share no other file that could carry it.
  const name = `pendientes-${new Date().toISOString().slice(0, 10)}.txt`;
  const file = new File([JSON.stringify({ records: sealed })], name, { type: 'text/plain' });
  const save = make('a', { href: URL.createObjectURL(file), download: name, className: 'button secondary' }, 'Guardar lo pendiente en un archivo');
  const shared = { files: [file], title: 'Lo pendiente de UsmeAprende' };
  const share = make('button', { type: 'button', className: 'secondary' }, 'Mandarlo por WhatsApp');
  share.addEventListener('click', () => navigator.share(shared).catch(() => null));
  return [make('span', { className: 'hint' }, 'Si no va a tener señal en varios días, llévelo en un archivo a quien facilita. Nadie puede leerlo ni cambiarlo.'), make('span', { className: 'row' }, save, ...navigator.canShare?.(shared) ? [share] : [])];
}

async function tellWaiting() {
  const place = /** @type {HTMLElement} */ (document.querySelector('[data-waiting]'));
  const { length } = await waiting();
  place.textContent = length === 0 ? 'Todo lo que hizo en este celular ya se envió.'
    : `${length === 1 ? 'Hay 1 cosa' : `Hay ${length} cosas`} que se hizo en este celular y no se ha enviado. Se envía sola cuando haya señal.`;
  if (length) place.append(' ', ...await fileOf());
  if (lost()) place.after(make('p', { className: 'notice care' }, `El navegador borró ${lost() === 1 ? '1 cosa que usted hizo' : `${lost()} cosas que se hicieron`} en este celular. Lo que ya se había enviado está a salvo.`));
}

/** Why a record is refused, in words. @type {Record<string, string>} */
const reasons = {
  'not-staff': 'Su cuenta ya no puede anotar asistencia.',
  'not-yours': 'Su cuenta no puede anotarlo.',
  'too-large': 'Es demasiado largo.',
  'id-conflict': 'Ya hay otra anotación en su lugar.',
  'unknown-activity': 'Esa actividad ya no existe.',
  'bad-time': 'La fecha del celular estaba mal.',
  erased: 'Sus datos se borraron.',
  refused: 'Quien coordina lo revisó y no lo recibió.',
};

/** What the server refused for good stays here, and can be taken to somebody who can help. */
async function tellRefused() {
  const records = await refused(shown());
  if (!records.length) return;
  const place = /** @type {HTMLElement} */ (document.querySelector('[data-refused]'));
  const file = new Blob([JSON.stringify(records, null, 2)], { type: 'application/json' });
  place.append(
    make('h3', {}, 'Lo que no se pudo guardar'),
    make('ul', {}, ...records.map(r => make('li', {}, `${r.title}, ${dayWords.format(new Date(r.occurred))}: `, r.problem ?? reasons[r.refused ?? ''] ?? 'El sitio no lo recibió.'))),
    make('p', {}, make('a', { href: URL.createObjectURL(file), download: 'no-se-pudo-guardar.json', className: 'button secondary' }, 'Bajarlo en un archivo'), ' Muéstreselo a quien facilita.'));
}

async function tellStorage() {
  const place = /** @type {HTMLElement} */ (document.querySelector('[data-storage]'));
  if (!navigator.storage?.persisted) return;
  place.textContent = await navigator.storage.persisted() ? 'Este navegador prometió no borrar lo guardado.'
    : 'Este navegador puede borrar lo guardado si al celular le falta espacio. Instale el sitio para que lo cuide más.';
}

tellMissing();
tellSeen();
tellInApp();
tellGatherings();
tellWaiting();
tellRefused();
tellStorage();
