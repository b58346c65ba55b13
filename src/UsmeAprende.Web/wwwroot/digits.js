// A document's number is all digits, but for a passport's: then the phone shows its keyboard of digits. Without this script it shows letters too.

const withLetters = 'PAS';

for (const type of /** @type {NodeListOf<HTMLSelectElement>} */ (document.querySelectorAll('select[data-keyboard]'))) {
  const adapt = () => { document.getElementById(type.dataset.keyboard ?? '')?.setAttribute('inputmode', type.value === withLetters ? 'text' : 'numeric'); };
  type.addEventListener('change', adapt);
  adapt();
}
