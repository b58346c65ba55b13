// The message that there is no signal, beside what was tapped.

/** Shows it; without an element, removes it. @param {Element} [on] what was tapped */
export function tellNoSignal(on) {
  document.getElementById('sin-senal')?.remove();
  if (!on) return;
  const note = Object.assign(document.createElement('p'), { id: 'sin-senal', className: 'notice care pending', textContent: 'No hay señal. Lo que hizo está guardado en este celular. Vuelva a tocar cuando haya señal.' });
  note.setAttribute('role', 'alert');
  // At the end of the page it would scroll a long list away.
  const block = on.closest('li, td, dd, p, nav, div');
  if (block?.matches('li, td, dd')) block.append(note);
  else block?.after(note);
  note.scrollIntoView({ block: 'nearest' });
}
