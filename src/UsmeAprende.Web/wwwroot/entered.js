// On the pages to sign in or up, tells somebody who has already signed in so, in place of the forms.
import { make } from './elements.js';

/** @param {string} name */
export default function tell(name) {
  const main = document.querySelector('main');
  const heading = main?.querySelector('h1');
  if (!main || !heading) return;
  heading.textContent = `Ya entró como ${name}`;
  const leave = make('form', { method: 'post', action: '/salir' }, make('button', { className: 'link' }, `No soy ${name}: salir`));
  leave.dataset.signOut = '';
  main.replaceChildren(heading, make('p', {}, 'No tiene que entrar otra vez en este celular.'), make('p', {}, make('a', { className: 'button', href: '/mi-aprendizaje' }, 'Ir a mi aprendizaje')), leave);
}
