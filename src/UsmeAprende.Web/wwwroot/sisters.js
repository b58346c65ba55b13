// After a wrong answer another question about the same idea may follow: it comes from the module's page of review questions.

/** @param {import('./exercises.js').Lesson} lesson @param {ParentNode} root @param {(lesson: import('./exercises.js').Lesson, root: ParentNode) => void} setUp what a sister needs like every question */
export function setUpSisters(lesson, root, setUp) {
  const { all } = lesson;
  const path = document.querySelector('.lesson')?.getAttribute('data-review');
  const led = /** @type {HTMLElement[]} */ (all(root, '.question[data-sisters]'));
  if (!path || !led.length) return;
  /** @type {Promise<Document | null> | undefined} */
  let page;
  // While somebody answers, so that it is here if the answer is wrong.
  const bringPage = () => page ??= fetch(path).then(answer => answer.text()).then(text => new DOMParser().parseFromString(text, 'text/html')).catch(() => null);
  for (const question of led) {
    const form = /** @type {HTMLFormElement} */ (question.closest('form'));
    let turn = 0;
    form.addEventListener('input', bringPage, { once: true });
    form.addEventListener('done', async event => {
      if (/** @type {CustomEvent} */ (event).detail !== false) return;
      const sisters = all(await bringPage() ?? document, `[data-of="${form.dataset.activity}"] .question:not([data-q="${form.querySelector('.question')?.getAttribute('data-q')}"])`);
      if (!sisters.length) return;
      const next = Object.assign(document.createElement('button'), { type: 'button', className: 'secondary', textContent: 'Intente con otra parecida' });
      next.addEventListener('click', () => {
        const sister = document.importNode(sisters[turn++ % sisters.length], true);
        form.querySelector('.question')?.replaceWith(sister);
        setUp(lesson, form);
        const heading = /** @type {HTMLElement} */ (sister.querySelector('h2'));
        heading.tabIndex = -1;
        heading.focus();
      });
      form.querySelector('.verdict')?.append(next);
    });
  }
}
