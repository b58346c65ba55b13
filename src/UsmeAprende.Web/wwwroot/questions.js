// Grades and explains answers without the network, and keeps what was done. The server says the same words to whoever has no scripts.
import { keep, notes, person, profile } from './device.js';

/** @typedef {{ about: string, why: Element, good: boolean }} Item  a thing that was chosen, and whether it is as it should be */
/** @typedef {{ answer: string, right: boolean, items: Item[], hint: string }} Result */

const all = (/** @type {Element} */ within, /** @type {string} */ selector) => /** @type {any[]} */ ([...within.querySelectorAll(selector)]);

/** Without accents, capitals, needless spaces or signs around it, which phones make hard or add by themselves. */
const plain = (/** @type {string} */ typed) => typed.normalize('NFD').replace(/[\p{Mn}\p{Cf}]/gu, '').toLowerCase().replace(/\s+/g, ' ').replace(/^[ .,;:!?…¡¿"'“”«»]+|[ .,;:!?…¡¿"'“”«»]+$/g, '');

const hashOf = (/** @type {HTMLSelectElement} */ select) => select.name.slice(-8);

const item = (/** @type {Element} */ of, /** @type {boolean} */ good) => ({ about: of.querySelector('span')?.textContent ?? '', why: /** @type {Element} */ (of.querySelector('.why') ?? of.nextElementSibling), good });

/** Each kind: what is missing, and how an answer is read. @type {Record<string, { missing: string, read: (question: HTMLElement) => Result | null }>} */
const kinds = {
  choice: {
    missing: 'Marque una respuesta',
    read(question) {
      const inputs = all(question, '.option input');
      const chosen = inputs.filter(i => i.checked);
      const right = inputs.every(i => i.checked === (i.dataset.ok === '1'));
      const items = chosen.map(i => item(i.parentElement, i.dataset.ok === '1'));
      const lacks = items.every(i => i.good) && !right ? 'Va bien, pero le falta marcar. ' : '';
      return chosen.length ? { answer: chosen.map(i => i.value).sort().join(' '), right, items, hint: lacks } : null;
    },
  },
  ordering: {
    missing: 'Elija un lugar distinto para cada paso',
    read(question) {
      const steps = all(question, 'li').map(li => ({ li, select: li.querySelector('select') })).sort((a, b) => a.select.value - b.select.value);
      const items = steps.map(s => item(s.li, s.select.value === s.li.dataset.ok));
      return steps.every((s, at) => +s.select.value === at + 1) ? outOf(steps.map(s => hashOf(s.select)), items, 'pasos están en su lugar', 1) : null;
    },
  },
  matching: {
    missing: 'Elija una pareja para cada frase',
    read(question) {
      const pairs = all(question, 'li').map(li => ({ li, select: li.querySelector('select') }));
      const items = pairs.map(p => item(p.li, p.select.value === p.li.dataset.ok));
      return pairs.every(p => p.select.value) ? outOf(pairs.map(p => `${hashOf(p.select)}=${p.select.value}`).sort(), items, 'parejas están bien') : null;
    },
  },
  completion: {
    missing: 'Escriba su respuesta',
    read(question) {
      const answer = question.querySelector('[type=text]')?.value.trim() ?? '';
      const known = all(question, 'li').find(li => plain(li.querySelector('span').textContent) === plain(answer));
      const right = known?.dataset.ok === '1';
      return answer ? { answer, right, items: known ? [item(known, right)] : [], hint: '' } : null;
    },
  },
};

/** @param {string[]} parts @param {Item[]} items @param {string} words @param {number} [most] reasons for what is wrong @returns {Result} */
function outOf(parts, items, words, most = items.length) {
  const good = items.filter(i => i.good).length;
  const right = good === items.length;
  return { answer: parts.join(' '), right, items: right ? items : items.filter(i => !i.good).slice(0, most), hint: `${good} de ${items.length} ${words}. ` };
}

/** @param {Element} within @param {string} words @param {'right' | 'again' | ''} tone @param {Element[]} more */
export function say(within, words, tone = '', more = []) {
  const verdict = /** @type {HTMLElement} */ (within.querySelector('.verdict'));
  verdict.className = `verdict ${tone}`;
  const line = document.createElement('p');
  line.append(Object.assign(paragraph(words, 'strong'), { className: 'word' }));
  verdict.replaceChildren(line, ...more);
  verdict.scrollIntoView({ block: 'nearest' });
}

const paragraph = (/** @type {string} */ words, tag = 'p') => Object.assign(document.createElement(tag), { textContent: words });

/** Reads, grades and explains one question. @param {HTMLElement} question @returns {Result | null} null while something is missing */
export function answer(question) {
  const kind = kinds[/** @type {string} */ (question.dataset.kind)];
  const result = kind.read(question);
  if (!result) {
    say(question, `${kind.missing} y vuelva a tocar “Responder”.`, 'again');
    return null;
  }
  const several = question.dataset.kind !== 'completion' && !question.querySelector('[type=radio]');
  const reasons = result.items.map(({ about, why }) => {
    const reason = document.createElement('div');
    if (several) reason.append(paragraph(about, 'b'), ' ');
    reason.append(...why.cloneNode(true).childNodes);
    return reason;
  });
  if (!result.right) reasons.push(paragraph(`${result.hint}Vuelva a intentarlo.`));
  say(question, result.right ? 'Correcto' : 'Todavía no', result.right ? 'right' : 'again', reasons);
  return result;
}

const article = /** @type {HTMLElement} */ (document.querySelector('article'));

/** Keeps a deed here, and sends it on if someone has signed in. @param {HTMLFormElement} form @param {object} [deed] @returns {Promise<string>} what became of it */
export async function record(form, deed) {
  try {
    keep({ verb: /** @type {any} */ (form.dataset.verb), activity: /** @type {string} */ (form.dataset.activity), content: article.dataset.v, ...deed });
  } catch {
    return 'Este navegador no deja guardar su avance.';
  }
  const sent = person() && await import('./sync.js').then(m => m.default(), () => false);
  return sent ? 'Quedó guardado en su avance.' : person() ? 'Quedó guardado en este celular. Se envía cuando haya señal.' : 'Quedó guardado en este celular.';
}

document.addEventListener('submit', async event => {
  const form = /** @type {HTMLFormElement} */ (event.target);
  if (!form.dataset.verb) return;
  event.preventDefault();
  if ('test' in form.dataset) return (await import('./test.js')).default(form);
  const question = /** @type {HTMLElement | null} */ (form.querySelector('.question'));
  if (question) {
    const result = answer(question);
    if (result) await record(form, { answer: result.answer, right: result.right, score: result.right ? 100 : 0, question: question.dataset.q });
    return;
  }
  say(form, `${form.dataset.verb === 'completed' ? '¡Terminó la lección!' : '¡Bien hecho!'} ${await record(form)}`, 'right');
});

/** Steps are moved with buttons; the places to choose stay behind them, and go with the form. @param {HTMLElement} question */
function orderByButtons(question) {
  const list = /** @type {HTMLElement} */ (question.querySelector('ol'));
  const hint = /** @type {HTMLElement} */ (question.querySelector('.hint'));
  const number = () => all(list, 'select').forEach((select, at) => {
    select.value = at + 1;
    select.closest('li').querySelector('b').textContent = `${at + 1}.`;
  });
  hint.setAttribute('role', 'status');
  hint.textContent = 'Suba o baje cada paso hasta que queden en orden.';
  list.append(...all(list, 'li').sort((a, b) => a.querySelector('select').value - b.querySelector('select').value));
  for (const step of all(list, 'li')) {
    const words = step.querySelector('span').textContent;
    step.querySelector('select').hidden = true;
    step.querySelector('label').prepend(paragraph('', 'b'));
    for (const [name, go] of /** @type {[string, () => void][]} */ ([
      ['Subir', () => step.previousElementSibling?.before(step)],
      ['Bajar', () => step.nextElementSibling?.after(step)],
    ])) {
      const button = Object.assign(paragraph(name, 'button'), { type: 'button', className: 'secondary' });
      button.setAttribute('aria-label', `${name}: ${words}`);
      button.addEventListener('click', () => {
        go();
        number();
        button.focus();
        hint.textContent = `Quedó en el lugar ${[.../** @type {Element} */ (step.parentElement).children].indexOf(step) + 1}: ${words}`;
        forget(step);
      });
      step.append(' ', button);
    }
  }
  number();
}

// What was said of an answer is no longer so once the answer changes.
const forget = (/** @type {Element} */ changed) => changed.closest('.question')?.querySelector('.verdict')?.replaceChildren();

document.addEventListener('change', event => forget(/** @type {Element} */ (event.target)));
all(document.body, '[data-kind=ordering]').forEach(orderByButtons);

// A note is its writer's alone: kept on this device, under whose it is, and never sent.
for (const note of all(document.body, '.reflection textarea')) {
  const key = () => `${notes}${profile()}.${note.form.dataset.activity}`;
  note.value = localStorage[key()] ?? '';
  note.addEventListener('input', () => { localStorage[key()] = note.value; });
}
