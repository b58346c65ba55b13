// The page on which a gathering is held without signal: opens what this phone carries of it, and keeps what is done there until it can be sent.
import { addRow, fillName, takeAttendance } from './asistencia.js';
import { act, fill, keepDrafts, noteDrafts, showClosed } from './carried-forms.js';
import { removePerson, showPerson, thank } from './carried-person.js';
import { carried, find, findAll, tell, warn } from './carried-state.js';
import { newId, person } from './device.js';
import { make } from './elements.js';
import { findPrepared, listPrepared, unlock } from './prepared.js';
import { showReceipts } from './receipts.js';

const [, id = '', place = ''] = /^\/facilitacion\/encuentros\/([0-9a-f-]{36})\/?(\w*)/.exec(location.pathname) ?? [];

/** As a field for day and time has it. */
const moment = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'short', timeZone: 'America/Bogota' });

// Each view's beginning; the rest of what they do hangs on their forms.
/** @type {Record<string, (rest: string) => void>} */
const views = {
  '': () => {},
  registrar: who => {
    const form = find('[data-form=registro]');
    const before = carried.gathering.drafts?.[`registro-${who}`];
    if (before) fill(form, before);
    if (!form.elements.Id.value || /^0+(-0+)*$/.test(form.elements.Id.value)) form.elements.Id.value = newId();
  },
  personas: showPerson,
  cierre: () => {
    const form = find('[data-form=cierre]');
    const { from, until } = carried.gathering;
    const now = moment.format(Date.now()).replace(' ', 'T');
    // Who closes it before its planned end says by that that it is over.
    if (!form.elements.from.value) fill(form, { from, until: from < now && now < until ? now : until });
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

/** Whose card a camera read. @param {string} code */
async function ownerOf(code) {
  const token = code.slice(code.lastIndexOf('#') + 1);
  if (!/^[\w-]{22}$/.test(token)) throw new Error('Ese cuadro no es un carné.');
  const bytes = Uint8Array.from(atob(token.replace(/-/g, '+').replace(/_/g, '/')), letter => letter.charCodeAt(0));
  const hash = Array.from(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes), 0, 8), byte => byte.toString(16).padStart(2, '0')).join('');
  const owner = carried.gathering.people.find(one => one.cards.includes(hash));
  if (!owner) throw new Error('Ese carné no es de nadie de la lista. Si la persona acaba de llegar, regístrela por su nombre.');
  return owner;
}

/** Shows who is on the list by now, also those whom another tab of this café added. */
function showPeople() {
  for (const one of carried.gathering.people) addRow(one);
  showClosed();
}

/** Tabs of this café tell each other that the kept copy changed. @type {BroadcastChannel | undefined} */
const tabs = globalThis.BroadcastChannel && new BroadcastChannel(`usme-gathering-${id}`);

/** @param {string} whose @param {import('./prepared.js').CarriedGathering} gathering @param {() => Promise<unknown>} save @param {() => Promise<unknown>} refresh */
function start(whose, gathering, save, refresh) {
  const saveAndTell = async () => {
    await save();
    tabs?.postMessage('saved');
    showPeople();
  };
  Object.assign(carried, { gathering, save: saveAndTell });
  tabs?.addEventListener('message', () => refresh().then(showPeople, () => null));
  // Records belong to who prepared it, though the session may be over.
  document.body.dataset.carried = document.body.dataset.shown = whose;
  find('[data-title]').textContent = carried.gathering.title;
  find('[data-held]').textContent = carried.gathering.held;
  find('[data-online]').href = `/facilitacion/encuentros/${carried.gathering.id}/asistencia`;
  showPeople();
  find('[data-none]')?.toggleAttribute('hidden', carried.gathering.people.length > 0);
  if (carried.gathering.modules.length) find('[data-guides]').append(make('h2', {}, 'La guía'), make('ul', {}, ...carried.gathering.modules.map(module => make('li', {}, make('a', { href: module.guidePath }, module.title)))));
  for (const form of findAll('form[data-form]')) if (carried.gathering.drafts?.[form.dataset.form]) fill(form, carried.gathering.drafts[form.dataset.form]);
  noteDrafts();
  find('[data-locked]').hidden = true;
  find('[data-unlocked]').hidden = false;
  takeAttendance(gathering.id, {
    asOf: gathering.asOf,
    ownerOf,
    tasks: gathering.modules,
    register: typed => {
      location.hash = '#/registrar';
      fillName(find('[data-form=registro]'), typed);
    },
  });
  document.addEventListener('submit', act);
  find('[data-thank]').addEventListener('click', thank);
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
    if (typeof opened !== 'number') return start(prepared.person, opened.gathering, opened.save, opened.refresh);
    warn(form, [opened ? `Ese no es el número. Puede probar ${opened === 1 ? 'una vez' : `${opened} veces`} más.` : 'La lista se borró de este celular: se probó demasiadas veces. Lo que ya anotó sigue guardado y se envía.']);
    field.value = '';
    field.focus();
  });
}

offer();
