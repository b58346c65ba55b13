// On the pages of facilitators: sends what is still pending on this phone, and shows a message until it is sent.
import { isPending, said } from './records.js';
import sync, { whyNot } from './sync.js';

/** @type {HTMLElement | undefined} */
let sign;

/** @param {number} [status] */
async function tellWaiting(status) {
  const count = (await said()).filter(isPending).length;
  if (!count) {
    sign?.remove();
    sign = undefined;
    return;
  }
  if (!sign) {
    sign = Object.assign(document.createElement('p'), { className: 'notice care' });
    sign.setAttribute('role', 'status');
    document.querySelector('h1')?.after(sign);
  }
  sign.textContent = `${count === 1 ? 'Hay 1 anotación' : `Hay ${count} anotaciones`} de asistencia en este celular, sin enviar. ${whyNot(status) ?? 'Se envían solas cuando haya señal.'}`;
}

document.addEventListener('sync', event => tellWaiting(/** @type {CustomEvent<number>} */ (event).detail));
if (document.body.dataset.person) {
  tellWaiting();
  sync();
}
