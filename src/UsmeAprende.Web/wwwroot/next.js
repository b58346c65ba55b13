// Where to go on: the first lesson that is not done, after the one done last.

/** @typedef {{ href: string, words: string }} Step */

/** @param {string} course @returns {Promise<ParentNode | null>} where its lessons are listed; null without network */
async function listOf(course) {
  if (document.querySelector(`[data-lesson^="${course}/"]`)) return document;
  const response = await fetch(`/cursos/${course}`).catch(() => null);
  return response?.ok ? new DOMParser().parseFromString(await response.text(), 'text/html') : null;
}

/** @param {Set<string>} done the last done one last @returns {Promise<Step | null>} null where nothing is done, or nobody can say */
async function find(done) {
  // On a course's own page, within that course.
  const [course] = /** @type {HTMLElement | null} */ (document.querySelector('[data-lesson]'))?.dataset.lesson?.split('/') ?? [''];
  const last = [...done].findLast(lesson => lesson.startsWith(`${course}/`) || !course);
  const list = last && await listOf(last.split('/')[0]);
  if (!list) return null;
  const lessons = /** @type {HTMLElement[]} */ ([...list.querySelectorAll('[data-lesson]')]);
  const at = lessons.findIndex(lesson => lesson.dataset.lesson === last);
  const link = [...lessons.slice(at + 1), ...lessons.slice(0, at + 1)].find(lesson => !done.has(lesson.dataset.lesson ?? ''))?.querySelector('a');
  return link ? { href: link.getAttribute('href') ?? '', words: `Siga con «${link.textContent}»` } : { href: '/cursos', words: 'Escoja otro curso' };
}

/** Turns a page's invitation to begin into one to go on. @param {HTMLAnchorElement} button @param {Set<string>} done */
export async function lead(button, done) {
  const step = await find(done);
  if (step) Object.assign(button, { href: step.href, textContent: step.words });
}

/** Who is asked for an account learns that what they did without one is still here. @param {Set<string>} done */
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
