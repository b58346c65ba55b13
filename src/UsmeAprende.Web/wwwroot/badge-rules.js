// Which badges somebody has earned, as far as this phone can count: without signal nobody else can. The server counts more (BadgeFacts.cs), and its word replaces this one.
import { pathOf } from './path.js';

/**
 * @typedef {import('./own-progress.js').Progress} Progress
 * @typedef {import('./device.js').LearningRecord} LearningRecord
 * @typedef {{ fact: string, count: number, within?: string, score?: number }} Criterion within: a course or module; score: percent asked of a test, by default what passes it
 * @typedef {{ id: string, name: string, sentence: string, drawing: string, rule: Criterion[] }} Badge
 * @typedef {{ id: string, best: number, pass: number }} TriedTest id: the module's
 * @typedef {{ keys: Record<string, string[]>, tests: TriedTest[] }} Facts by the name of each fact its distinct keys
 */

/** @param {LearningRecord[]} records @param {(record: LearningRecord) => boolean} which */
const activities = (records, which) => [...new Set(records.filter(record => !record.refused && which(record)).map(record => record.activity))];

/** @param {Progress} sum @param {LearningRecord[]} records those of this phone @returns {Promise<Facts>} */
export async function factsOf(sum, records) {
  const lessons = new Set([...sum.lessons, ...sum.together]);
  const isDone = (/** @type {{ lessons: { id: string }[] }} */ { lessons: all }) => all.length > 0 && all.every(({ id }) => lessons.has(id));
  const ids = new Set([...lessons, ...sum.tests.keys()].map(id => id.split('/')[0]));
  // A course that cannot be read now only gives fewer badges.
  const courses = (await Promise.all([...ids].map(pathOf))).filter(path => path !== null);
  const modules = courses.flatMap(course => course.modules);
  const answered = records.filter(({ verb, activity }) => verb === 'answered' && !activity.endsWith('/prueba'));
  const wrong = new Set(activities(answered, ({ score }) => score !== undefined && score < 100));
  return {
    keys: {
      lesson: [...lessons],
      module: modules.filter(isDone).map(({ id }) => id),
      course: courses.filter(course => isDone({ lessons: course.modules.flatMap(module => module.lessons) })).map(({ id }) => id),
      practice: activities(records, ({ verb }) => verb === 'practised'),
      game: activities(records, ({ verb }) => verb === 'played'),
      retry: [...sum.right].filter(question => wrong.has(question)),
    },
    tests: modules.flatMap(({ id, test }) => test && sum.tests.has(test.id) ? [{ id, best: sum.tests.get(test.id) ?? 0, pass: test.pass }] : []),
  };
}

/** @param {Facts} facts @param {Criterion} criterion */
function holds({ keys, tests }, { fact, count, within, score }) {
  const all = fact === 'test' ? tests.filter(({ best, pass }) => best >= (score ?? pass)).map(({ id }) => id) : keys[fact] ?? [];
  return all.filter(key => !within || key === within || key.startsWith(`${within}/`)).length >= count;
}

/** @template {Pick<Badge, 'rule'>} T @param {T[]} badges @param {Facts} facts @returns {T[]} those whose rule holds */
export const earnedAmong = (badges, facts) => badges.filter(({ rule }) => rule.every(criterion => holds(facts, criterion)));
