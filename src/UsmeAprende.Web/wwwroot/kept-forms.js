// Keeps what somebody types into a form of their own page until it is sent, so that a closed tab or a lost line takes nothing away. It is theirs alone: encrypted here, and deleted with their notes when they leave (R9, R19).
import { transact } from './database.js';
import { notes, person } from './device.js';
import { make } from './elements.js';

/** @typedef {Record<string, string[]>} Fields the values of each field, by name */
/** @typedef {{ base: Fields, fields: Fields, id?: string }} Draft  base: what the page said before anything was typed; id: of the form, so that one that is sent again after all makes nothing twice (R33) */
/** @typedef {{ form: HTMLFormElement, key: string, base: Fields, isWanted?: boolean, writing?: Promise<void> }} Kept */

/** As long as records (R7). */
const longest = 30 * 24 * 60 * 60 * 1000;

/** The form that was sent last in this tab, until the page that answers it is there. */
const sentKey = 'usme.sent';

const whose = document.body.dataset.person ?? '';
const prefix = `${notes}${whose}.form.`;

// Passwords, documents and codes are typed again, and who gives a permission is asked again.
const secretName = /document|clave|password|pin$|code|codigo|numero|token|permiso|authoris|treatment|accept/i;
const secretUse = /password|one-time-code|cc-/;

/** @param {Element} field @returns {field is HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement} */
const isKept = field => (field instanceof HTMLTextAreaElement || field instanceof HTMLSelectElement && !field.multiple
  || field instanceof HTMLInputElement && !['password', 'file', 'hidden', 'submit', 'button'].includes(field.type))
  && Boolean(field.name) && !isSecret(field);

const isSecret = (/** @type {any} */ field) => field.type === 'password' || secretName.test(field.name) || secretUse.test(field.autocomplete);

/** @param {HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement} field @param {boolean} asItCame @returns {string | undefined} undefined of what is not ticked */
function valueOf(field, asItCame) {
  if (field instanceof HTMLSelectElement) return asItCame ? ([...field.options].find(o => o.defaultSelected) ?? field.options[0])?.value : field.value;
  if (field instanceof HTMLInputElement && ['checkbox', 'radio'].includes(field.type)) return (asItCame ? field.defaultChecked : field.checked) ? field.value : undefined;
  return (asItCame ? field.defaultValue : field.value).replace(/\r\n?/g, '\n');
}

/** @param {HTMLFormElement} form @param {boolean} [asItCame] as the server made it @returns {Fields} */
function read(form, asItCame = false) {
  const fields = /** @type {Fields} */ ({});
  for (const field of form.elements) {
    if (!isKept(field)) continue;
    const values = fields[field.name] ??= [];
    const value = valueOf(field, asItCame);
    if (value !== undefined) values.push(value);
  }
  return fields;
}

const isSame = (/** @type {Fields} */ one, /** @type {Fields} */ other) => JSON.stringify(one) === JSON.stringify(other);

const idOf = (/** @type {HTMLFormElement} */ form) => /** @type {HTMLInputElement | null} */ (form.querySelector('input[type=hidden][name=Id]'));

/** Puts values into a form, and tells whatever listens to its fields. @param {HTMLFormElement} form @param {Fields} fields */
function fill(form, fields) {
  const next = /** @type {Record<string, number>} */ ({});
  for (const field of form.elements) {
    const values = isKept(field) && fields[field.name];
    if (!values) continue;
    const before = valueOf(field, false);
    if (field instanceof HTMLInputElement && ['checkbox', 'radio'].includes(field.type)) field.checked = values.includes(field.value);
    else field.value = values[next[field.name] = (next[field.name] ?? -1) + 1] ?? field.value;
    if (valueOf(field, false) !== before) for (const kind of ['input', 'change']) field.dispatchEvent(new Event(kind, { bubbles: true }));
  }
}

/** The person's key on this phone, which no script can read. @returns {Promise<CryptoKey>} */
async function findChest() {
  const made = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
  let chest = made;
  await transact(['keys'], 'readwrite', transaction => {
    const store = transaction.objectStore('keys');
    const id = `forms-${whose}`;
    store.get(id).onsuccess = event => {
      const there = /** @type {IDBRequest} */ (event.target).result;
      if (there) chest = there.chest;
      else store.put({ id, chest });
    };
  });
  return chest;
}

const toText = (/** @type {ArrayBuffer | Uint8Array} */ bytes) => btoa(Array.from(new Uint8Array(bytes), byte => String.fromCharCode(byte)).join(''));
const toBytes = (/** @type {string} */ text) => Uint8Array.from(atob(text), letter => letter.charCodeAt(0));

/** @param {CryptoKey} chest @param {string} key @returns {Promise<Draft | null>} */
async function findDraft(chest, key) {
  try {
    const { iv, box } = JSON.parse(localStorage[key]);
    return JSON.parse(new TextDecoder().decode(await crypto.subtle.decrypt({ name: 'AES-GCM', iv: toBytes(iv) }, chest, toBytes(box))));
  } catch {
    return null;
  }
}

/** @param {CryptoKey} chest @param {Kept} kept */
async function write(chest, kept) {
  while (kept.isWanted) {
    kept.isWanted = false;
    const draft = { base: kept.base, fields: read(kept.form), id: idOf(kept.form)?.value };
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const box = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, chest, new TextEncoder().encode(JSON.stringify(draft)));
    // In another tab they may have left meanwhile.
    if (localStorage['usme.person'] !== whose) return;
    if (isSame(draft.fields, kept.base)) localStorage.removeItem(kept.key);
    else localStorage[kept.key] = JSON.stringify({ at: Date.now(), iv: toText(iv), box: toText(box) });
    kept.form.dataset.kept = '';
  }
}

/** @param {CryptoKey} chest @param {Kept} kept */
function keepSoon(chest, kept) {
  kept.isWanted = true;
  // If the phone is full, it is not kept, and the warnings of typed.js say so.
  kept.writing ??= write(chest, kept).catch(() => { delete kept.form.dataset.kept; }).finally(() => { kept.writing = undefined; });
}

/** Says what was found. @param {Kept} kept @param {string} words @param {...[string, () => void]} ways */
function tell({ form }, words, ...ways) {
  const note = make('div', { className: 'notice' }, make('p', {}, words));
  note.setAttribute('role', 'status');
  const row = make('p', { className: 'row' }, ...ways.map(([name, act]) => {
    const button = make('button', { type: 'button', className: 'secondary' }, name);
    button.addEventListener('click', () => {
      note.remove();
      act();
    });
    return button;
  }));
  note.append(row);
  form.prepend(note);
  const fold = form.closest('details');
  if (fold) fold.open = true;
}

/** @param {CryptoKey} chest @param {Kept} kept @param {Draft} draft */
function offer(chest, kept, draft) {
  const { form, key, base } = kept;
  const bring = () => {
    fill(form, draft.fields);
    const id = idOf(form);
    if (id && draft.id) id.value = draft.id;
    keepSoon(chest, kept);
  };
  const rest = [...form.elements].some(isSecret) ? ' Las claves, los documentos y los permisos no se guardan: revíselos.' : '';
  // The same page as when it was typed, and nothing typed yet.
  if (isSame(draft.base, base) && isSame(read(form), base)) {
    bring();
    tell(kept, `Aquí está lo que escribió y todavía no se había enviado.${rest}`, ['Borrarlo y empezar de nuevo', () => {
      fill(form, base);
      localStorage.removeItem(key);
    }]);
    return;
  }
  tell(kept, `En este celular hay algo que usted escribió aquí y no se envió. Después esta página cambió.${rest}`,
    ['Poner lo que escribí', bring], ['Borrarlo', () => localStorage.removeItem(key)]);
}

/** What was sent is kept no longer, once a page of theirs says that it arrived: until then the line may have been cut. @returns {string | undefined} the form that was sent, if it came back */
function settleSent() {
  const sent = sessionStorage[sentKey];
  sessionStorage.removeItem(sentKey);
  if (!sent) return undefined;
  const [{ type, redirectCount }] = /** @type {PerformanceNavigationTiming[]} */ (performance.getEntriesByType('navigation'));
  if (type !== 'navigate' || !sent.startsWith(prefix) || document.querySelector('[data-missing]')) return undefined;
  // The site answers what it took by leading to another page, and what it did not take with the form.
  if (!redirectCount || document.querySelector('.error-summary')) return sent;
  localStorage.removeItem(sent);
  return undefined;
}

function dropOld() {
  for (const key of Object.keys(localStorage)) {
    if (key.startsWith(prefix) && !(Date.now() - JSON.parse(localStorage[key]).at < longest)) localStorage.removeItem(key);
  }
}

async function start() {
  const back = settleSent();
  dropOld();
  const forms = /** @type {HTMLFormElement[]} */ ([...document.querySelectorAll('form[data-keep]')]);
  // Without a secure connection nothing can be encrypted: then nothing is kept.
  if (!forms.length || !crypto.subtle) return;
  const chest = await findChest();
  for (const form of forms) {
    const key = prefix + new URL(form.action).pathname;
    const kept = /** @type {Kept} */ ({ form, key, base: read(form, true) });
    const draft = await findDraft(chest, key);
    if (draft && key === back) kept.base = draft.base;
    else if (draft && !isSame(draft.fields, read(form))) offer(chest, kept, draft);
    for (const kind of ['input', 'change']) form.addEventListener(kind, () => keepSoon(chest, kept));
    // Typed before this was here, or given back by the site.
    if (!isSame(read(form), kept.base)) keepSoon(chest, kept);
    // After those who may still hold it back.
    addEventListener('submit', event => { if (event.target === form && !event.defaultPrevented) sessionStorage[sentKey] = key; });
  }
  // Whoever goes elsewhere instead of waiting for the answer does not know whether it was sent.
  document.addEventListener('click', event => { if (/** @type {Element} */ (event.target).closest('a[href]')) sessionStorage.removeItem(sentKey); });
}

// Without the person there is nobody whose it could be.
if (whose && person() === whose) start().catch(() => null);
