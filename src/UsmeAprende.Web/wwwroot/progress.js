// Updates the progress bars of long work. Without scripts the page has a link to reload.
import { forWhom } from './whose.js';

const often = 2000;
const seldom = 15000;

/** @param {HTMLElement} card */
async function follow(card) {
  const bar = card.querySelector('progress');
  const words = card.querySelector('p');
  let pause = often;
  for (;;) {
    await new Promise(resume => setTimeout(resume, pause));
    if (document.hidden) continue;
    try {
      const answer = await fetch(/** @type {string} */ (card.dataset.batch), { headers: forWhom() });
      if (!answer.ok) return;
      const progress = await answer.json();
      // Reloads the page at the end, which shows failures and what comes next.
      if (!progress.isOpen) return location.replace(location.href);
      if (words) words.textContent = progress.words;
      if (bar && progress.total) [bar.max, bar.value] = [progress.total, progress.through];
      pause = often;
    } catch {
      pause = seldom;
    }
  }
}

for (const card of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('[data-batch]'))) follow(card);
