// A form sent without signal would end in the browser's error page, with what was typed gone: first it asks whether the site can be reached.
import { reach } from './reach.js';

// What a script takes is kept on the phone, and who leaves must be able to.
const taken = '[data-verb], [data-game], [data-attend], [data-passkey], [data-sign-out]';

/** Forms that were found to reach the site, and go now. @type {WeakSet<HTMLFormElement>} */
const ready = new WeakSet();

/** @param {HTMLFormElement} form @param {string} words */
function warn(form, words) {
  let said = form.querySelector('[data-unsent]');
  if (!said) {
    said = Object.assign(document.createElement('p'), { className: 'notice care' });
    said.setAttribute('role', 'alert');
    said.setAttribute('data-unsent', '');
    form.append(said);
  }
  said.textContent = words;
  said.scrollIntoView({ block: 'nearest' });
}

/** @param {HTMLFormElement} form */
const isTouched = form => form.method === 'post' && !form.matches(taken) && [...form.elements].some(field =>
  field instanceof HTMLSelectElement ? [...field.options].some(o => o.selected !== o.defaultSelected) && field.selectedIndex > 0
  : field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement ? field.value !== field.defaultValue || field instanceof HTMLInputElement && field.checked !== field.defaultChecked : false);

document.addEventListener('submit', async event => {
  const form = /** @type {HTMLFormElement} */ (event.target);
  if (event.defaultPrevented || form.matches(taken) || ready.delete(form)) return;
  event.preventDefault();
  if (form.getAttribute('aria-busy') === 'true') return;
  form.setAttribute('aria-busy', 'true');
  const reached = await reach();
  form.removeAttribute('aria-busy');
  const isLookup = form.method === 'get';
  if (!reached) {
    return warn(form, isLookup ? 'No hay señal para buscar. Vuelva a tocar el botón cuando haya señal.'
      : 'kept' in form.dataset ? 'No hay señal: todavía no se envió. Lo que escribió queda guardado en este celular. Vuelva a tocar el botón cuando haya señal.'
      : 'No hay señal: todavía no se guardó. Lo que escribió sigue aquí. No cierre esta página y vuelva a tocar el botón cuando haya señal.');
  }
  form.querySelector('[data-unsent]')?.remove();
  ready.add(form);
  form.requestSubmit(event.submitter);
});

// Instead of the page's own warning, which speaks of what is kept: this is not.
document.addEventListener('unreached', event => {
  const form = [...document.forms].find(isTouched);
  if (!form) return;
  event.preventDefault();
  warn(form, 'kept' in form.dataset ? 'No hay señal para ir a otra página, y esto todavía no se envió. Lo que escribió queda guardado en este celular: si vuelve a esta página, aquí estará.'
    : 'No hay señal para ir a otra página, y esto todavía no se guardó. Si sale de aquí, se pierde.');
});
