// Asks the site for the list every few seconds while the page is seen, so that two facilitators see each other's marks.
import { forWhom } from './whose.js';

/** In ms. With the time that an answer takes on a weak line, what a colleague marks is seen within ten seconds. */
const pause = 7_000;

/** The longest pause, in ms, after answers that did not come. */
const longest = 60_000;

/** @param {string} gathering @param {(list: any, asked: number) => Promise<void>} learn what to do with a list that is another than before */
export async function watchList(gathering, learn) {
  let tag = '', wait = pause;
  for (;;) {
    if (document.hidden) await new Promise(seen => document.addEventListener('visibilitychange', seen, { once: true }));
    else {
      const asked = Date.now();
      const answer = await fetch(`/api/encuentros/${gathering}/lista`, { cache: 'no-store', headers: { ...forWhom(), ...tag && { 'If-None-Match': tag } }, signal: AbortSignal.timeout(8_000) }).catch(() => null);
      // Who is not signed in any more, or has this gathering no more, is told so by what they send.
      if (answer && [401, 403, 404, 409].includes(answer.status)) return;
      if (answer?.ok) {
        const list = await answer.json().catch(() => null);
        if (list) {
          tag = answer.headers.get('ETag') ?? '';
          await learn(list, asked);
        }
      }
      wait = answer?.ok || answer?.status === 304 ? pause : Math.min(longest, wait * 2);
      await new Promise(later => setTimeout(later, wait));
    }
  }
}
