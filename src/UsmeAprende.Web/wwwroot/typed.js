// A form sent without signal would end in the browser's error page, with what was typed gone: first it asks whether the site can be reached.

const patience = 8000;

/** Forms that were found to reach the site, and go now. @type {WeakSet<HTMLFormElement>} */
const ready = new WeakSet();

// The network of some café answers everything, with a page of its own.
const isReached = () => fetch('/salud/vivo', { cache: 'no-store', signal: AbortSignal.timeout(patience) })
  .then(async answer => answer.ok && await answer.text() === 'Healthy', () => false);

/** @param {HTMLFormElement} form @param {string} words */
function warn(form, words) {
  const said = form.querySelector('[data-unsent]') ?? form.appendChild(Object.assign(document.createElement('p'), { className: 'notice care', role: 'alert' }));
  said.setAttribute('data-unsent', '');
  said.textContent = words;
  said.scrollIntoView({ block: 'nearest' });
}

/** @param {HTMLFormElement} form */
const isTouched = form => [...form.elements].some(field => field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement
  ? field.value !== field.defaultValue || field instanceof HTMLInputElement && field.checked !== field.defaultChecked : false);

document.addEventListener('submit', async event => {
  const form = /** @type {HTMLFormElement} */ (event.target);
  if (!form.matches('[data-typed]') || ready.delete(form)) return;
  event.preventDefault();
  if (form.ariaBusy === 'true') return;
  form.ariaBusy = 'true';
  const reached = await isReached();
  form.ariaBusy = 'false';
  if (!reached) return warn(form, 'No hay señal: todavía no se guardó. Lo que escribió sigue aquí. No cierre esta página y vuelva a tocar el botón cuando haya señal.');
  form.querySelector('[data-unsent]')?.remove();
  ready.add(form);
  form.requestSubmit(event.submitter);
});

// Before the page's own warning, which speaks of what is kept: this is not.
document.addEventListener('click', event => {
  const link = /** @type {Element} */ (event.target).closest('a');
  const form = /** @type {HTMLFormElement | undefined} */ ([...document.querySelectorAll('form[data-typed]')].find(f => isTouched(/** @type {HTMLFormElement} */ (f))));
  if (navigator.onLine || !form || link?.host !== location.host || link.pathname === location.pathname) return;
  event.preventDefault();
  event.stopPropagation();
  warn(form, 'No hay señal para ir a otra página, y esto todavía no se guardó. Si sale de aquí, se pierde.');
}, true);
