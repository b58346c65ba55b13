// The suspicious parts of a message. At the end every part explains itself, the harmless ones too.
import { wordsOf } from './exercise-state.js';

/** @param {import('./exercises.js').Lesson} lesson @param {ParentNode} root */
export function setUpSpotting({ all, item, kinds }, root) {
  kinds.spotting = {
    missing: 'Marque lo sospechoso',
    read(question) {
      const parts = all(question, '.option input').map(input => ({ input, label: input.parentElement, ok: input.dataset.ok === '1' }));
      const chosen = parts.filter(p => p.input.checked);
      const harmless = chosen.filter(p => !p.ok);
      const isMissing = parts.some(p => p.ok && !p.input.checked);
      const right = !harmless.length && !isMissing;
      const items = right ? parts.map(p => item(p.label, p.ok, wordsOf(p.label))) : harmless.map(p => item(p.label, false, `Esto no: «${wordsOf(p.label)}»`));
      return chosen.length ? { answer: chosen.map(p => p.input.value).sort().join(' '), right, items, hint: isMissing ? 'Le falta algo sospechoso. ' : '' } : null;
    },
  };
}
