// A phone that came in by the code goes on in the lesson's own page, and follows the group there (follow.js).

const room = /** @type {HTMLElement} */ (document.querySelector('[data-follow]'));
try {
  sessionStorage['usme.sigan'] = JSON.stringify({ code: room.dataset.follow, own: false });
  location.replace(/** @type {string} */ (room.dataset.lesson));
} catch {
  // Without that storage the page shows where the group is, whenever it is asked for.
}
