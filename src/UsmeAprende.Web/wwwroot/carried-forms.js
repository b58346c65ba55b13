// The forms of a gathering without signal: somebody new, closing, minutes, photos. Each is sealed as soon as it is sent (outbox.js).
import { addRow, tap } from './asistencia.js';
import { timeForms } from './carried-person.js';
import { backToList, carried, find, tell, warn } from './carried-state.js';
import { newId, shown } from './device.js';
import { make } from './elements.js';
import { isLikeName, sharesWord } from './likeness.js';
import { keepForm } from './outbox.js';
import { shrink } from './shrink.js';
import sync from './sync.js';

/** Longest side of a photo, in pixels: it must fit in one request once it is sealed. */
const photoSide = 1280;
const mostPhotoLetters = 600_000;

/** A sealed form of this gathering. @param {string} kind @param {Record<string, string>} fields @param {string} title @param {string} [subject] whom it is about */
async function keepSealed(kind, fields, title, subject = carried.gathering.id) {
  await keepForm({ id: newId(), profile: shown(), activity: `encuentro/${carried.gathering.id}/${kind}`, gathering: carried.gathering.id, subject, title }, new URLSearchParams(fields).toString());
  sync();
}

/** @param {HTMLFormElement} form @returns {Record<string, string>} what was typed; files apart */
const typed = form => Object.fromEntries([...new FormData(form)].filter(([, value]) => typeof value === 'string').map(([name, value]) => [name, `${value}`]));

/** @param {HTMLFormElement} form @param {Record<string, string>} fields */
export function fill(form, fields) {
  for (const field of /** @type {HTMLInputElement[]} */ ([...form.elements])) {
    if (!field.name || field.type === 'file') continue;
    if (field.type === 'checkbox') field.checked = fields[field.name] === 'true';
    else if (field.type === 'select-one' && !fields[field.name]) /** @type {any} */ (field).selectedIndex = 0;
    else field.value = fields[field.name] ?? '';
  }
}

/** The forms whose drafts are kept, as they were when that was last done: what nobody typed into must not replace what was typed in another tab. @type {Record<string, string>} */
const draftsBefore = { registro: '', acta: '' };

/** An id is made as soon as the form is looked at: it is nothing that was typed. */
const draftWords = (/** @type {string} */ name) => JSON.stringify({ ...typed(find(`[data-form=${name}]`)), Id: '' });

export const noteDrafts = () => {
  for (const name of Object.keys(draftsBefore)) draftsBefore[name] = draftWords(name);
};

/** What was typed and not kept yet, for when the phone goes dark. */
export const keepDrafts = () => {
  for (const name of Object.keys(draftsBefore)) if (draftWords(name) !== draftsBefore[name]) carried.gathering.drafts = { ...carried.gathering.drafts, [name]: typed(find(`[data-form=${name}]`)) };
  noteDrafts();
  return carried.save();
};

/** Those whom staff said are not the one who is being registered. @type {Set<string>} */
const others = new Set();

/** Who of the list may be the one who is being registered. @param {Record<string, string>} fields */
function alikeOf(fields) {
  const name = `${fields.GivenNames} ${fields.Surnames ?? ''}`;
  const [document, phone] = [fields.Document, fields.Phone].map(typed => (typed ?? '').replace(/\D/g, '').slice(-4));
  const isAlike = (/** @type {import('./prepared.js').Attendee} */ one) => isLikeName(one.name, name)
    || document.length === 4 && one.lastFour === document || phone.length === 4 && one.lastFour === phone && sharesWord(one.name, name);
  return carried.gathering.people.find(one => one.person !== fields.Id && !others.has(one.person) && isAlike(one));
}

/** Each form's own part: throws if the phone cannot keep it. @type {Record<string, (form: any, fields: Record<string, string>) => Promise<unknown> | void>} */
const acts = {
  async registro(form, fields) {
    const wrong = [
      fields.GivenNames.trim() ? '' : 'Escriba los nombres.',
      fields.Surnames.trim() || fields.NoSurnames === 'true' ? '' : 'Escriba los apellidos, o marque que no tiene.',
      fields.DataTreatment === 'true' ? '' : 'Léale el permiso a la persona y márquelo si está de acuerdo. Sin él no podemos guardar sus datos.',
      fields.Minor === 'true' && !(fields.Guardian?.trim() && fields.GuardianAuthorises === 'true') ? 'Falta la persona adulta que la autoriza.' : '',
    ].filter(Boolean);
    if (wrong.length) return warn(form, wrong);
    const alike = alikeOf(fields);
    if (alike) return askAlike(form, alike);
    const who = fields.Id;
    const name = `${fields.GivenNames} ${fields.Surnames}`.trim().replace(/\s+/g, ' ');
    await keepSealed('registro', fields, 'Registro', who);
    const lastFour = (fields.Document ?? '').replace(/\D/g, '').slice(-4);
    const about = lastFour ? `termina en ${lastFour} · nueva` : 'nueva';
    carried.gathering.people = [...carried.gathering.people.filter(one => one.person !== who), { person: who, name, lastFour, about, key: '', state: '', cards: [] }];
    fill(form, {});
    noteDrafts();
    others.clear();
    carried.gathering.drafts = { ...carried.gathering.drafts, registro: {}, [`registro-${who}`]: fields };
    await carried.save();
    addRow({ person: who, name, lastFour, about });
    tap(who);
    tell(`${name} quedó en la lista.`);
    backToList();
  },
  async cierre(form, fields) {
    const wrong = !fields.from || !fields.until ? 'Escriba el día y la hora en que empezó y en que terminó.'
      : fields.from >= fields.until ? 'El final va después del comienzo.'
      : new Date(`${fields.until}-05:00`).getTime() > Date.now() + 15 * 60_000 ? 'El final todavía no llega. Escriba la hora en que terminó; si sigue, cierre la asistencia cuando termine.' : '';
    if (wrong) return warn(form, [wrong]);
    await keepSealed('cierre', fields, 'Cierre de la asistencia');
    carried.gathering.isClosed = true;
    await carried.save();
    showClosed();
    tell('La asistencia quedó cerrada en este celular.');
    backToList();
  },
  async acta(form, fields) {
    if (!fields.hecho.trim()) return warn(form, ['Escriba en pocas palabras qué se hizo.']);
    await keepSealed('acta', fields, 'Acta');
    await keepDrafts();
    tell('El acta quedó guardada en este celular.');
    backToList();
  },
  async foto(form, fields) {
    const files = [...form.elements.fotos.files];
    if (!files.length) return warn(form, ['Escoja al menos una foto.']);
    if (fields.permiso !== 'true') return warn(form, ['Guarde solo fotos en las que todas las personas dieron permiso. Márquelo si es así.']);
    const small = await Promise.all(files.map(async file => base64(await shrink(file, photoSide).catch(() => file))));
    if (small.some(foto => foto.length > mostPhotoLetters)) return warn(form, ['Una de las fotos pesa demasiado, o no es una foto. Quítela y vuelva a guardar.']);
    for (const foto of small) await keepSealed('foto', { permiso: 'true', foto }, 'Foto');
    form.reset();
    tell(files.length === 1 ? 'La foto quedó guardada en este celular.' : `Las ${files.length} fotos quedaron guardadas en este celular.`);
    backToList();
  },
};

/** @param {File} file @returns {Promise<string>} */
const base64 = file => new Promise((done, fail) => {
  const reader = new FileReader();
  reader.onload = () => done(String(reader.result).split(',')[1] ?? '');
  reader.onerror = () => fail(reader.error);
  reader.readAsDataURL(file);
});

/** @param {HTMLFormElement} form @param {import('./prepared.js').Attendee} alike */
function askAlike(form, alike) {
  const yes = make('button', { type: 'button' }, 'Sí, es esta persona: marcar que vino');
  const no = make('button', { type: 'button', className: 'secondary' }, 'Es otra: registrarla');
  yes.addEventListener('click', () => {
    fill(form, {});
    others.clear();
    warn(form, []);
    tap(alike.person);
    backToList();
  });
  no.addEventListener('click', () => {
    others.add(alike.person);
    form.requestSubmit();
  });
  warn(form, [`En la lista ya está ${alike.name}${alike.lastFour ? `, documento que termina en ${alike.lastFour}` : ''}. ¿Es esta persona?`], make('p', { className: 'row' }, yes, no));
}

export const showClosed = () => { find('[data-closed]:not([data-gathering])').hidden = !carried.gathering.isClosed; };

const forms = { ...acts, ...timeForms };

/** @param {SubmitEvent} event */
export async function act(event) {
  const form = /** @type {HTMLFormElement} */ (event.target);
  if (!form.dataset.form) return;
  event.preventDefault();
  if (form.getAttribute('aria-busy') === 'true') return;
  form.setAttribute('aria-busy', 'true');
  warn(form, []);
  try {
    await forms[form.dataset.form](form, typed(form));
  } catch (error) {
    console.warn('Not kept', error);
    warn(form, ['No se guardó: este celular está lleno o ya no está preparado. Anótelo en papel y avise a quien coordina.']);
  } finally {
    form.removeAttribute('aria-busy');
  }
}
