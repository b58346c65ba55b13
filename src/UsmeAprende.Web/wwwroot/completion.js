// A missing word. A word that nobody foresaw gets a hint.
import { plain, typedKind } from './exercise-state.js';

/** @param {import('./exercises.js').Lesson} lesson @param {ParentNode} root */
export const setUpCompletion = lesson => {
  lesson.kinds.completion = typedKind(lesson, 'Escriba su respuesta', plain, question => question.dataset.hint ? `${question.dataset.hint} ` : '');
};
