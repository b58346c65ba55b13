// Finds where to continue: the first lesson that is not finished, after the last finished one.

/** @typedef {{ href: string, words: string }} Step */

/** @param {string} course @returns {Promise<ParentNode | null>} the page with its lessons; null without network */
async function listOf(course) {
  if (document.querySelector(`[data-lesson^="${course}/"]`)) return document;
  const response = await fetch(`/cursos/${course}`).catch(() => null);
  return response?.ok ? new DOMParser().parseFromString(await response.text(), 'text/html') : null;
}

/** @param {Set<string>} done finished lessons, the last one last @returns {Promise<Step | null>} null if nothing is finished, or it is not known */
async function find(done) {
  // On a course's own page only within that course.
  const [course] = /** @type {HTMLElement | null} */ (document.querySelector('[data-lesson]'))?.dataset.lesson?.split('/') ?? [''];
  const last = [...done].findLast(lesson => lesson.startsWith(`${course}/`) || !course);
  const list = last && await listOf(last.split('/')[0]);
  if (!list) return null;
  const lessons = /** @type {HTMLElement[]} */ ([...list.querySelectorAll('[data-lesson]')]);
  const at = lessons.findIndex(lesson => lesson.dataset.lesson === last);
  const link = [...lessons.slice(at + 1), ...lessons.slice(0, at + 1)].find(lesson => !done.has(lesson.dataset.lesson ?? ''))?.querySelector('a');
  return link ? { href: link.getAttribute('href') ?? '', words: `Siga con «${link.textContent}»` } : { href: '/cursos', words: 'Escoja otro curso' };
}

/** Changes a page's button "begin" into "continue". @param {HTMLAnchorElement} button @param {Set<string>} done */
export async function lead(button, done) {
  const step = await find(done);
  if (step) Object.assign(button, { href: step.href, textContent: step.words });
}

/** On the page to sign in, says that what was done without an account is still on this device. @param {Set<string>} done */
export async function reassure(done) {
  if (!done.size) return;
  const step = await find(done);
  const note = Object.assign(document.createElement('div'), { className: 'notice' });
  const link = Object.assign(document.createElement('a'), { href: step?.href ?? '/cursos', textContent: step?.words ?? 'Seguir en los cursos' });
  const [words, way] = [document.createElement('p'), document.createElement('p')];
  words.textContent = `En este celular hay ${done.size === 1 ? '1 lección hecha. Sigue guardada' : `${done.size} lecciones hechas. Siguen guardadas`} aquí.`;
  way.append(link, ' sin cuenta.');
  note.append(words, way);
  document.querySelector('h1')?.after(note);
}
