// Without signal a tap on a link would end in the browser's error page, with the lesson gone.

/** @type {HTMLElement | undefined} */
let warning;

document.addEventListener('click', event => {
  const link = /** @type {Element} */ (event.target).closest('a');
  if (navigator.onLine || link?.host !== location.host || link.pathname === location.pathname) return;
  event.preventDefault();
  warning ??= Object.assign(document.createElement('p'), { className: 'badge warm pending', role: 'status' });
  document.querySelector('main')?.append(warning);
  warning.textContent = 'No hay señal. Lo que hizo está guardado en este celular. Vuelva a tocar cuando haya señal.';
  warning.scrollIntoView({ block: 'nearest' });
});

addEventListener('online', () => warning?.remove());
