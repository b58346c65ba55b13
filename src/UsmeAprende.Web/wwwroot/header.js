// Adds to public pages who is signed in, with links to the account and to sign out.

/** @param {string} name */
export default function greet(name) {
  const enter = document.querySelector('.site a[href="/entrar"]');
  if (!enter) return;
  const me = Object.assign(document.createElement('div'), { className: 'me' });
  me.innerHTML = '<span><svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d="M12 3a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9M4 21c0-8 16-8 16 0"/></svg> <bdi></bdi></span><a href="/mi-cuenta">Mi cuenta</a><form method="post" action="/salir" data-sign-out><button class="link">Salir</button></form>';
  /** @type {HTMLElement} */ (me.querySelector('bdi')).textContent = name;
  enter.closest('nav')?.after(me);
  enter.remove();
}
