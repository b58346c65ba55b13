// On the page to sign in: says how much waits on this phone for somebody who was signed in before.
import { waiting } from './records.js';

waiting().then(({ length }) => {
  if (!length) return;
  const note = Object.assign(document.createElement('p'), { className: 'notice', textContent: `En este celular ${length === 1 ? 'hay 1 cosa que espera' : `hay ${length} cosas que esperan`} para enviarse. Al entrar quien ${length === 1 ? 'la hizo' : 'las hizo'}, se envía sola. Nada se pierde.` });
  document.querySelector('h1')?.after(note);
});
