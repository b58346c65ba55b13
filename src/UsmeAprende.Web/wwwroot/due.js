// Which questions are due for review: those missed first, then those that were right long enough ago. It follows from this phone's records alone.
import { of } from './records.js';

/** @typedef {{ activity: string, question?: string, box: number, at: number, due: number }} DueItem  at: when it was last answered */

const day = 24 * 60 * 60 * 1000;
/** After how many days a question is asked again, by how often it was right since it was last missed. */
const pauses = [0, 1, 3, 7, 21];
const most = 5;

/** @param {import('./device.js').LearningRecord} record */
const isAnswer = record => record.verb === 'answered' && record.right !== undefined && !record.refused && !record.activity.endsWith('/prueba');

/** @param {number} [now] @returns {Promise<DueItem[]>} at most five */
export async function dueItems(now = Date.now()) {
  /** @type {Map<string, DueItem>} */
  const items = new Map();
  for (const record of (await of()).filter(isAnswer)) {
    const at = Date.parse(record.occurred);
    const before = items.get(record.activity);
    const isRight = (record.score ?? 0) === 100;
    // Twice right on one day is known once.
    const again = before && before.box > 0 && at - before.at < day / 2;
    const box = !isRight ? 0 : again ? before.box : Math.min((before?.box ?? 0) + 1, pauses.length - 1);
    items.set(record.activity, { activity: record.activity, question: record.question, box, at, due: at + pauses[box] * day });
  }
  return [...items.values()].filter(item => item.due <= now).sort((a, b) => a.box - b.box || a.due - b.due).slice(0, most);
}
