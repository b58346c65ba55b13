// Sets the text size, and remembers it on this device.

const sizes = ['', 'large', 'larger'];
const words = ['Letra más grande', 'Letra aún más grande', 'Letra normal'];

/** @param {HTMLElement} button */
export default function enlarge(button) {
  const { dataset } = document.documentElement;
  const at = (sizes.indexOf(dataset.letters ?? '') + 1) % sizes.length;
  if (sizes[at]) localStorage['usme.letters'] = dataset.letters = sizes[at];
  else {
    delete dataset.letters;
    localStorage.removeItem('usme.letters');
  }
  /** @type {Text} */ (button.lastChild).data = ` ${words[at]}`;
}
