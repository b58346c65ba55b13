// Sets the text size, and remembers it on this device.

const sizes = ['', 'large', 'larger'];
const words = ['Letra más grande', 'Letra aún más grande', 'Letra normal'];
const told = ['Letra normal', 'Letra grande', 'Letra muy grande'];

/** @param {HTMLElement} button */
export default function enlarge(button) {
  const { dataset } = document.documentElement;
  const at = (sizes.indexOf(dataset.letters ?? '') + 1) % sizes.length;
  if (sizes[at]) localStorage['usme.letters'] = dataset.letters = sizes[at];
  else {
    delete dataset.letters;
    localStorage.removeItem('usme.letters');
  }
  button.textContent = words[at];
  tell(button, told[at]);
}

/** Says once what changed: the button's own name says only what it does next. @param {HTMLElement} button @param {string} words */
export function tell(button, words) {
  const said = button.nextElementSibling?.matches('.unseen') ? button.nextElementSibling : Object.assign(document.createElement('span'), { className: 'unseen' });
  said.setAttribute('role', 'status');
  button.after(said);
  said.textContent = `Quedó: ${words.toLowerCase()}.`;
}
