// The marks of an attendance list, as the records of this phone tell them.
import { said } from './records.js';

/** @typedef {import('./device.js').LearningRecord & { person: string, kind: 'came'|'late'|'early'|'undone', time?: string, target?: string }} Mark */

/** Converts a stored record to the tap that made it. @param {import('./device.js').LearningRecord} record @returns {Mark} */
export const markOf = record => ({
  ...record,
  person: record.subject ?? '',
  kind: record.verb === 'voided' ? 'undone' : record.activity.endsWith('/tarde') ? 'late' : record.activity.endsWith('/temprano') ? 'early' : 'came',
  time: record.answer,
  target: record.activity,
});

/** @param {import('./device.js').LearningRecord[]} records */
export const marksAmong = records => records.filter(r => ['attended', 'voided'].includes(r.verb)).map(markOf);

/** @returns {Promise<Mark[]>} all marks made by the person whom the page shows, oldest first */
export const listMarks = async () => marksAmong(await said());
