// What somebody has done, as far as this device knows: what the server said on this page, and the records kept here.
import { of } from './records.js';
import { said } from './session.js';

/**
 * @typedef {object} Progress
 * @property {Set<string>} lessons finished
 * @property {Set<string>} together lessons learnt at a gathering
 * @property {Map<string, number>} tests best percent
 * @property {Set<string>} right questions answered right
 * @property {Set<string>} done practices, notes and games
 * @property {string} [course] the course one is in: that of the latest activity
 * @property {number} week lessons finished since Monday
 */

/** Midnight at the beginning of the week, in Bogotá. */
function monday() {
  const now = Date.now() - 5 * 60 * 60 * 1000;
  const day = Math.floor(now / 864e5);
  // 1 January 1970 was a Thursday.
  return (day - (day + 3) % 7) * 864e5 + 5 * 60 * 60 * 1000;
}

/** @param {import('./device.js').LearningRecord[]} [records] made on this phone @returns {Promise<Progress>} */
export async function progress(records) {
  const me = said();
  const sum = { lessons: new Set(me?.lessons), together: new Set(me?.together), tests: new Map(Object.entries(me?.tests ?? {})), right: new Set(me?.right), done: new Set(), course: me?.course, week: me?.week ?? 0 };
  for (const r of records ?? await of()) {
    if (r.refused) continue;
    const isNews = !r.epoch || !me;
    if (r.verb === 'completed') {
      if (!sum.lessons.has(r.activity) && Date.parse(r.occurred) >= monday()) sum.week++;
      sum.lessons.add(r.activity);
    }
    else if (r.activity.endsWith('/prueba')) sum.tests.set(r.activity, Math.max(sum.tests.get(r.activity) ?? 0, r.score ?? 0));
    else if (r.verb === 'answered') r.score === 100 && sum.right.add(r.activity);
    else sum.done.add(r.activity);
    // Records come in order of time; those that the server has are already in its answer.
    if (isNews && r.activity.split('/').length > 2) sum.course = r.activity.split('/')[0];
  }
  return sum;
}
