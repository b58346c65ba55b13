// The page on which a gathering is held without signal: opens what this phone carries of it, and keeps what is done there until it can be sent.
import { addRow, keepMarks, marksOf, takeAttendance, tap } from './asistencia.js';
import { keep, newId, person, shown } from './device.js';
import { make } from './elements.js';
import { keepForm } from './outbox.js';
import { findPrepared, listPrepared, unlock } from './prepared.js';
import { isPending, said } from './records.js';
import { shrink } from './shrink.js';
import sync from './sync.js';

/** @typedef {import('./prepared.js').CarriedGathering} CarriedGathering */

/** @type {(selector: string, within?: ParentNode) => any} */
const find = (selector, within = document) => within.querySelector(selector);
/** @type {(selector: string, within?: ParentNode) => any[]} */
const findAll = (selector, within = document) => [...within.querySelectorAll(selector)];

/** Longest side of a photo, in pixels: it must fit in one request once it is sealed. */
const photoSide = 1280;
const mostPhotoLetters = 600_000;

const [, id = '', place = ''] = /^\/facilitacion\/encuentros\/([0-9a-f-]{36})\/?(\w*)/.exec(location.pathname) ?? [];

/** @type {CarriedGathering} */
let gathering;

/** @type {(gathering: CarriedGathering) => Promise<unknown>} */
let saveGathering;

/** @param {string} words */
const tell = words => { find('[data-told]').textContent = words; };

/** @param {string} text */
const fold = text => text.normalize('NFD').replace(/\p{Mn}/gu, '').toLowerCase().split(/\s+/).filter(Boolean).join(' ');

/** Shows what is wrong, or takes it away. @param {HTMLFormElement} form @param {string[]} wrong @param {Node[]} more */
function warn(form, wrong, ...more) {
  const sign = find('[data-wrong]', form);
  sign.hidden = !wrong.length;
  sign.replaceChildren(...wrong.map(words => make('p', {}, words)), ...more);
  if (wrong.length) sign.scrollIntoView({ block: 'nearest' });
}

/** A sealed form of this gathering. @param {string} kind @param {Record<string, string>} fields @param {string} title @param {string} [subject] whom it is about */
async function keepSealed(kind, fields, title, subject = gathering.id) {
  await keepForm({ id: newId(), profile: shown(), activity: `encuentro/${gathering.id}/${kind}`, gathering: gathering.id, subject, title }, new URLSearchParams(fields).toString());
  sync();
}

/** @param {HTMLFormElement} form @returns {Record<string, string>} what was typed; files apart */
const typed = form => Object.fromEntries([...new FormData(form)].filter(([, value]) => typeof value === 'string').map(([name, value]) => [name, `${value}`]));

/** @param {HTMLFormElement} form @param {Record<string, string>} fields */
function fill(form, fields) {
  for (const field of /** @type {HTMLInputElement[]} */ ([...form.elements])) {
    if (!field.name || field.type === 'file') continue;
    if (field.type === 'checkbox') field.checked = fields[field.name] === 'true';
    else if (field.type === 'select-one' && !fields[field.name]) /** @type {any} */ (field).selectedIndex = 0;
    else field.value = fields[field.name] ?? '';
  }
}

/** What was typed and not kept yet, for when the phone goes dark. */
const keepDrafts = () => {
  for (const name of ['registro', 'acta']) gathering.drafts = { ...gathering.drafts, [name]: typed(find(`[data-form=${name}]`)) };
  return saveGathering(gathering);
};

/** @param {string} who */
const attendee = who => gathering.people.find(one => one.person === who);

// Each view's beginning; the rest of what they do hangs on their forms.
/** @type {Record<string, (rest: string) => void>} */
const views = {
  '': () => {},
  registrar: who => {
    const form = find('[data-form=registro]');
    const before = gathering.drafts?.[`registro-${who}`];
    if (before) fill(form, before);
    if (!form.elements.Id.value || /^0+(-0+)*$/.test(form.elements.Id.value)) form.elements.Id.value = newId();
  },
  personas: showPerson,
  cierre: () => {
    const form = find('[data-form=cierre]');
    if (!form.elements.from.value) fill(form, { from: gathering.from, until: gathering.until });
  },
  acta: () => {},
  fotos: () => {},
  envios: showReceipts,
};

function show() {
  const [name = '', rest = ''] = location.hash.replace(/^#\/?/, '').split('/');
  const view = Object.hasOwn(views, name) ? name : '';
  for (const part of findAll('[data-view]')) part.hidden = part.dataset.view !== view;
  views[view](rest);
  // What was told of the step before is on the list, and nowhere else.
  if (view) tell('');
  const title = find(`[data-view="${view}"] h1`);
  document.title = `${title.textContent} – ${document.title.split(' – ').at(-1)}`;
  title.focus();
  scrollTo(0, 0);
}

const backToList = () => { location.hash = '#/'; };

/** @param {string} who */
async function showPerson(who) {
  const one = attendee(who);
  if (!one) return backToList();
  // What was typed of the one before is not theirs.
  if (find('[data-name]').textContent !== one.name) for (const name of ['llegada', 'salida']) find(`[data-form=${name}]`).reset();
  find('[data-name]').textContent = one.name;
  const row = find(`li[data-person="${CSS.escape(who)}"]`);
  find('[data-state-words]').textContent = find('.state', row)?.textContent || 'No está marcada.';
  const shownTasks = new Set((await said()).filter(r => r.verb === 'observed' && r.subject === who && r.gathering === gathering.id).map(r => r.activity));
  find('[data-tasks]').replaceChildren(...gathering.modules.map(module => {
    const activity = `${module.id}/tarea`;
    const button = make('button', { type: 'button', className: 'secondary', disabled: shownTasks.has(activity) }, shownTasks.has(activity) ? '✓ Lo hizo' : 'Lo hizo');
    button.addEventListener('click', () => note(who, { verb: 'observed', activity, answer: `encuentro/${gathering.id}` }, `${one.name}: lo hizo`));
    return make('div', { className: 'card' }, make('h2', {}, module.title), make('p', {}, module.task), button);
  }));
}

/** Keeps a record of somebody that is no mark of the list. @param {string} who @param {{ verb: 'observed' | 'thanked', activity: string, answer?: string }} deed @param {string} words */
function note(who, deed, words) {
  keep({ ...deed, subject: who, gathering: gathering.id });
  tell(words);
  showPerson(who);
  sync();
}

const current = () => location.hash.split('/')[2] ?? '';

/** A time replaces the one that was noted on this phone before. @param {'late' | 'early'} kind @param {string} time */
async function noteTime(kind, time) {
  const who = current();
  const before = (await marksOf(who)).filter(mark => mark.kind === kind);
  keepMarks([...before.map(mark => ({ person: who, kind: /** @type {const} */ ('undone'), target: mark.id })), { person: who, kind: 'came' }, { person: who, kind, time }]);
  tell('La hora quedó guardada.');
  backToList();
}

async function removePerson() {
  const who = current();
  const own = await marksOf(who);
  if (!own.length) return tell('La marcó otro celular, o usted en otro momento: quítela cuando haya señal.');
  keepMarks(own.map(mark => ({ person: who, kind: /** @type {const} */ ('undone'), target: mark.id })));
  tell('Quitada de la asistencia.');
  backToList();
}

const states = { sent: 'recibido', waiting: 'por enviar', refused: 'no se guardó' };

/** What each record says, in words. @param {import('./device.js').LearningRecord} record */
function wordsOf(record) {
  const name = attendee(record.subject ?? '')?.name ?? 'Alguien';
  if (record.verb === 'filled') return record.activity.endsWith('/registro') ? `Registro de ${name}` : record.title;
  if (record.verb === 'voided') return `${name}: se quitó una anotación`;
  if (record.verb === 'thanked') return `${name}: ayudó`;
  if (record.verb === 'observed') return `${name}: lo hizo`;
  return record.activity.endsWith('/tarde') ? `${name}: llegó ${record.answer}` : record.activity.endsWith('/temprano') ? `${name}: salió ${record.answer}` : `${name}: vino`;
}

async function showReceipts() {
  const records = (await said()).filter(r => r.gathering === gathering.id).reverse();
  find('[data-none-sent]').hidden = records.length > 0;
  find('[data-receipts]').replaceChildren(...records.map(record => {
    const state = record.refused ? 'refused' : isPending(record) ? 'waiting' : 'sent';
    const line = make('li', {}, `${wordsOf(record)}: `, make('strong', {}, states[state]));
    line.dataset.receipt = state;
    if (record.problem) line.append(`. ${record.problem}`);
    if (record.refused && record.activity.endsWith('/registro')) line.append(' ', make('a', { href: `#/registrar/${record.subject}` }, 'Corregirlo'));
    return line;
  }));
}

/** Who of the list may be the one who is being registered. @param {Record<string, string>} fields */
function alikeOf(fields) {
  const name = fold(`${fields.GivenNames} ${fields.Surnames ?? ''}`);
  const digits = (fields.Document ?? '').replace(/\D/g, '').slice(-4);
  return gathering.people.find(one => one.person !== fields.Id && (fold(one.name) === name || digits.length === 4 && one.lastFour === digits));
}

/** Those whom staff said are not the one who is being registered. @type {Set<string>} */
const others = new Set();

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
    if (alike && !others.has(alike.person)) return askAlike(form, alike);
    const who = fields.Id;
    const name = `${fields.GivenNames} ${fields.Surnames}`.trim().replace(/\s+/g, ' ');
    await keepSealed('registro', fields, 'Registro', who);
    const lastFour = (fields.Document ?? '').replace(/\D/g, '').slice(-4);
    gathering.people = [...gathering.people.filter(one => one.person !== who), { person: who, name, lastFour, about: 'nueva', key: '', state: '', cards: [] }];
    fill(form, {});
    gathering.drafts = { ...gathering.drafts, registro: {}, [`registro-${who}`]: fields };
    await saveGathering(gathering);
    addRow({ person: who, name, lastFour });
    tap(who, 'Came');
    tell(`${name} quedó en la lista.`);
    backToList();
  },
  llegada: (form, { hora }) => hora ? noteTime('late', hora) : warn(form, ['Escriba la hora con sus dos partes, como 9:10.']),
  salida: (form, { hora }) => hora ? noteTime('early', hora) : warn(form, ['Escriba la hora con sus dos partes, como 9:10.']),
  async cierre(form, fields) {
    const wrong = !fields.from || !fields.until ? 'Escriba el día y la hora en que empezó y en que terminó.'
      : fields.from >= fields.until ? 'El final va después del comienzo.'
      : new Date(`${fields.until}-05:00`).getTime() > Date.now() + 15 * 60_000 ? 'El final todavía no llega. Escriba la hora en que terminó; si sigue, cierre la asistencia cuando termine.' : '';
    if (wrong) return warn(form, [wrong]);
    await keepSealed('cierre', fields, 'Cierre de la asistencia');
    gathering.isClosed = true;
    await saveGathering(gathering);
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
    warn(form, []);
    tap(alike.person, 'Came');
    backToList();
  });
  no.addEventListener('click', () => {
    others.add(alike.person);
    form.requestSubmit();
  });
  warn(form, [`En la lista ya está ${alike.name}${alike.lastFour ? `, documento que termina en ${alike.lastFour}` : ''}. ¿Es esta persona?`], make('p', { className: 'row' }, yes, no));
}

const showClosed = () => { find('[data-closed]:not([data-gathering])').hidden = !gathering.isClosed; };

/** Whose card a camera read. @param {string} code */
async function ownerOf(code) {
  const token = code.slice(code.lastIndexOf('#') + 1);
  if (!/^[\w-]{22}$/.test(token)) throw new Error('Ese cuadro no es un carné.');
  const bytes = Uint8Array.from(atob(token.replace(/-/g, '+').replace(/_/g, '/')), letter => letter.charCodeAt(0));
  const hash = Array.from(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes), 0, 8), byte => byte.toString(16).padStart(2, '0')).join('');
  const owner = gathering.people.find(one => one.cards.includes(hash));
  if (!owner) throw new Error('Ese carné no es de nadie de la lista. Si la persona acaba de llegar, regístrela por su nombre.');
  return owner;
}

/** @param {SubmitEvent} event */
async function act(event) {
  const form = /** @type {HTMLFormElement} */ (event.target);
  if (!form.dataset.form) return;
  event.preventDefault();
  if (form.getAttribute('aria-busy') === 'true') return;
  form.setAttribute('aria-busy', 'true');
  warn(form, []);
  try {
    await acts[form.dataset.form](form, typed(form));
  } catch (error) {
    console.warn('Not kept', error);
    warn(form, ['No se guardó: este celular está lleno o ya no está preparado. Anótelo en papel y avise a quien coordina.']);
  } finally {
    form.removeAttribute('aria-busy');
  }
}

/** @param {string} whose @param {CarriedGathering} opened @param {typeof saveGathering} save */
function start(whose, opened, save) {
  [gathering, saveGathering] = [opened, save];
  // Records belong to who prepared it, though the session may be over.
  document.body.dataset.carried = document.body.dataset.shown = whose;
  find('[data-title]').textContent = gathering.title;
  find('[data-held]').textContent = gathering.held;
  find('[data-online]').href = `/facilitacion/encuentros/${gathering.id}`;
  for (const one of gathering.people) addRow(one);
  find('[data-none]')?.toggleAttribute('hidden', gathering.people.length > 0);
  if (gathering.modules.length) find('[data-guides]').append(make('h2', {}, 'La guía'), make('ul', {}, ...gathering.modules.map(module => make('li', {}, make('a', { href: module.guidePath }, module.title)))));
  for (const form of findAll('form[data-form]')) if (gathering.drafts?.[form.dataset.form]) fill(form, gathering.drafts[form.dataset.form]);
  find('[data-locked]').hidden = true;
  find('[data-unlocked]').hidden = false;
  showClosed();
  takeAttendance(gathering.id, ownerOf);
  document.addEventListener('submit', act);
  find('[data-thank]').addEventListener('click', () => note(current(), { verb: 'thanked', activity: `gracias/${gathering.id}` }, 'Le dimos las gracias.'));
  find('[data-remove]').addEventListener('click', removePerson);
  document.addEventListener('sync', () => find('[data-view=envios]').hidden || showReceipts());
  document.addEventListener('visibilitychange', () => document.hidden && keepDrafts());
  addEventListener('hashchange', show);
  if (place && Object.hasOwn(views, place) && !location.hash) location.hash = `#/${place}`;
  else show();
}

async function offer() {
  const [lead, form] = [find('[data-lead]'), find('[data-unlock]')];
  const prepared = await findPrepared(id).catch(() => undefined);
  // Whoever is signed in here now did not choose the number.
  if (!prepared || person() && person() !== prepared.person) {
    const all = await listPrepared().catch(() => []);
    lead.textContent = all.length ? 'Escoja el café que preparó:' : 'Este café no está preparado en este celular. Prepárelo con señal, en la página de su asistencia.';
    if (all.length) lead.after(make('ul', {}, ...all.map(one => make('li', {}, make('a', { href: `/facilitacion/encuentros/${one.id}` }, one.title)))));
    return;
  }
  lead.textContent = `${prepared.title}. Está guardado en este celular.`;
  form.hidden = false;
  const field = find('#numero');
  field.focus();
  form.addEventListener('submit', async (/** @type {Event} */ event) => {
    event.preventDefault();
    if (form.getAttribute('aria-busy') === 'true') return;
    form.setAttribute('aria-busy', 'true');
    const opened = await unlock(prepared.id, field.value.trim());
    form.removeAttribute('aria-busy');
    if (typeof opened !== 'number') return start(prepared.person, opened.gathering, opened.save);
    warn(form, [opened ? `Ese no es el número. Puede probar ${opened === 1 ? 'una vez' : `${opened} veces`} más.` : 'La lista se borró de este celular: se probó demasiadas veces. Lo que ya anotó sigue guardado y se envía.']);
    field.value = '';
    field.focus();
  });
}

offer();
