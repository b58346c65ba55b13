// Keeps the answers of a test that was not sent yet, so that they survive a reload. They are private: kept like notes, and deleted with them (R9).
import { notes, profile } from './device.js';

/** @typedef {Record<string, string[]>} Choices the values of each field, by name; a test's fields are named by the question, not by its position */

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
    // This browser cannot store anything; the message when the test is sent says so.
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
  // The buttons that move steps change fields without an event.
  form.addEventListener('click', event => /** @type {Element} */ (event.target).closest('.steps button') && keepDraft(form));
}
