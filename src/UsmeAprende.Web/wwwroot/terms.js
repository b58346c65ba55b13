// Explains a word of the glossary where it stands, instead of at the page's foot.

/** @param {HTMLElement} link */
export default function toggle(link) {
  if (link.getAttribute('aria-expanded') === 'true') return close(link);
  const meaning = document.querySelector(`${link.getAttribute('href')} + dd`);
  if (!meaning) return;
  const id = `t${link.getAttribute('href')?.slice(1)}`;
  document.getElementById(id)?.remove();
  const box = Object.assign(document.createElement('span'), { id, className: 'meaning', textContent: meaning.textContent });
  box.setAttribute('role', 'note');
  const shut = Object.assign(document.createElement('button'), { type: 'button', className: 'link', textContent: 'Cerrar' });
  shut.addEventListener('click', () => { close(link); link.focus(); });
  for (const element of [link, box]) element.addEventListener('keydown', event => {
    if (/** @type {KeyboardEvent} */ (event).key !== 'Escape') return;
    close(link);
    link.focus();
  });
  box.append(' ', shut);
  link.setAttribute('role', 'button');
  link.setAttribute('aria-expanded', 'true');
  link.setAttribute('aria-controls', id);
  // A full stop after the word stays with it, instead of alone below the box.
  const next = link.nextSibling;
  const marks = next instanceof Text ? /^[.,;:!?)»”]+/.exec(next.data)?.[0].length : 0;
  if (marks && next instanceof Text) next.splitText(marks);
  (marks && next ? /** @type {Text} */ (next) : link).after(box);
}

/** @param {HTMLElement} link */
function close(link) {
  link.setAttribute('aria-expanded', 'false');
  document.getElementById(link.getAttribute('aria-controls') ?? '')?.remove();
}
