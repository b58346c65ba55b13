// What was chosen in a test and not sent yet survives a reload. It is its writer's alone: kept as notes are, and forgotten with them (R9).
import { notes, profile } from './device.js';

/** @typedef {Record<string, string[]>} Choices the values of each field; a test's fields are named after what they ask, not after their place */

const draftOf = (/** @type {HTMLFormElement} */ form) => `${notes}${profile()}.${form.dataset.activity}`;

/** @param {HTMLFormElement} form */
export const dropDraft = form => localStorage.removeItem(draftOf(form));

/** @param {HTMLFormElement} form */
function keepDraft(form) {
  const chosen = /** @type {Choices} */ ({});
  for (const [name, value] of new FormData(form)) if (value) (chosen[name] ??= []).push(String(value));
  try {
    localStorage[draftOf(form)] = JSON.stringify(chosen);
  } catch {
    // Nothing can be kept here; what happens when the test is sent is said then.
  }
}

/** @param {HTMLFormElement} form @returns {Choices} */
function draft(form) {
  try {
    return JSON.parse(localStorage[draftOf(form)] ?? '{}');
  } catch {
    return {};
  }
}

for (const form of /** @type {NodeListOf<HTMLFormElement>} */ (document.querySelectorAll('form[data-test]'))) {
  const chosen = draft(form);
  for (const field of /** @type {HTMLInputElement[]} */ ([...form.elements])) {
    const values = chosen[field.name];
    if (!values) continue;
    if (['radio', 'checkbox'].includes(field.type)) field.checked = values.includes(field.value);
    else if (field.name !== 'accion') field.value = values[0];
  }
  form.addEventListener('change', () => keepDraft(form));
  form.addEventListener('input', () => keepDraft(form));
  // Steps are moved with buttons, which change their fields without a word.
  form.addEventListener('click', event => /** @type {Element} */ (event.target).closest('.steps button') && keepDraft(form));
}
