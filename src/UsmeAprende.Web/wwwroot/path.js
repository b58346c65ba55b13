// What comes next. There is one rule for the whole site; the server has the same in NextStep.cs, and both are tested with the cases of tests/next-steps.json: the first thing not done in the course one is in, module by module, lessons in order and then the module's test, without what is withheld; once that course is done, the next course that is not.

/**
 * @typedef {{ id: string, title: string, minutes: number, isWithheld?: boolean }} PathLesson
 * @typedef {{ id: string, title: string, pass: number, asked: number, isForCertificate?: boolean, isWithheld?: boolean }} PathTest asked: the percent from which it counts as done
 * @typedef {{ id: string, title: string, lessons: PathLesson[], test?: PathTest }} PathModule
 * @typedef {{ id: string, title: string, modules: PathModule[], others: string[] }} CoursePath others: the other courses' ids, in the order in which they come next
 * @typedef {{ id: string, title: string, minutes?: number, href: string, module: PathModule, course: CoursePath, isTest?: boolean }} Step
 * @typedef {Pick<import('./own-progress.js').Progress, 'lessons' | 'tests'>} Done
 */

/** @type {Map<string, Promise<CoursePath | null>>} */
const paths = new Map();

/** @param {string} course @returns {Promise<CoursePath | null>} null without network, or if there is no such course; then it is asked for again */
export const pathOf = course => {
  const known = paths.get(course) ?? fetch(`/cursos/${course}/camino.json`).then(answer => answer.ok ? answer.json() : null).catch(() => null).then(path => {
    if (!path) paths.delete(course);
    return path;
  });
  paths.set(course, known);
  return known;
};

/** @param {PathTest} test @param {Done} done */
const isReached = (test, done) => (done.tests.get(test.id) ?? -1) >= test.asked;

/** The first thing to do in a module. @param {CoursePath} course @param {PathModule} module @param {Done} done @returns {Step | null} */
export function moduleNext(course, module, done) {
  const { lessons, test } = module;
  const lesson = lessons.find(l => !l.isWithheld && !done.lessons.has(l.id));
  const next = lesson ?? (test && lessons.length && !test.isWithheld && !isReached(test, done) ? test : null);
  return next && { id: next.id, title: next.title, minutes: lesson?.minutes, href: `/cursos/${next.id}`, module, course, isTest: !lesson };
}

/** The first thing to do in a course. @param {CoursePath} course @param {Done} done @returns {Step | null} */
export const courseNext = (course, done) => course.modules.map(module => moduleNext(course, module, done)).find(next => next) ?? null;

/** A stop is done when what the certificate asks of it is done. @param {CoursePath} course @param {PathModule} module @param {Done} done @returns {'done' | 'here' | 'ahead'} */
export function moduleState(course, module, done) {
  const { lessons, test } = module;
  if (lessons.length && lessons.every(l => done.lessons.has(l.id)) && !(test?.isForCertificate && !isReached(test, done))) return 'done';
  return courseNext(course, done)?.module === module ? 'here' : 'ahead';
}

/** @param {PathModule} module @param {Done} done */
export const lessonsDone = (module, done) => module.lessons.filter(l => done.lessons.has(l.id)).length;

/**
 * @param {CoursePath} course the one that one is in
 * @param {Done} done
 * @param {(course: string) => Promise<CoursePath | null> | CoursePath | null} find the other courses
 * @returns {Promise<Step | null>} null if nothing is left to do
 */
export async function nextStep(course, done, find = pathOf) {
  const step = courseNext(course, done);
  if (step) return step;
  for (const id of course.others) {
    const other = await find(id);
    const next = other && courseNext(other, done);
    if (next) return next;
  }
  return null;
}

/** The words and the address of the button that leads on. @param {Step | null} step */
export const onward = step => step ? { href: step.href, textContent: `Siga con «${step.title}»` } : { href: '/cursos', textContent: 'Escoja otro curso' };
