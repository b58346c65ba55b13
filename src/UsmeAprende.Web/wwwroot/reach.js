// Tests whether the site can be reached. A phone may say that it is online without any data, and the network of a café may answer everything with its own page.

const patience = 8000;

/** Called before leaving the page, which is recorded. @returns {Promise<'yes' | 'no' | 'slow'>} */
export const reach = async () => {
  document.body.dataset.left = String(Date.now());
  if (!navigator.onLine) return 'no';
  return fetch('/salud/vivo', { cache: 'no-store', signal: AbortSignal.timeout(patience) })
    .then(async answer => answer.ok && await answer.text() === 'Healthy' ? 'yes' : 'no', error => /Timeout|Abort/.test(error.name) ? 'slow' : 'no');
};
