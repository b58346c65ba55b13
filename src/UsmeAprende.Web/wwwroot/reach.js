// Tests if the site can be reached. Signal is what answers: a phone may say that it is online although it has no data, and a café's network may answer every request with its own page.

const patience = 8000;

/** Call it before leaving the page. It stores when the page was left. @returns {Promise<boolean>} */
export const reach = async () => {
  document.body.dataset.left = String(Date.now());
  if (!navigator.onLine) return false;
  return fetch('/salud/vivo', { cache: 'no-store', signal: AbortSignal.timeout(patience) })
    .then(async answer => answer.ok && await answer.text() === 'Healthy', () => false);
};
