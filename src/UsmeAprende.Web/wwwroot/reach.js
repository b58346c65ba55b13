// Whether the site can be reached. A phone believes itself on line where there is no data, and the network of some café answers everything with a page of its own.

const patience = 8000;

/** Asked by what leads elsewhere: the page notes that it is being left. @returns {Promise<'yes' | 'no' | 'slow'>} */
export const reach = async () => {
  document.body.dataset.left = String(Date.now());
  if (!navigator.onLine) return 'no';
  return fetch('/salud/vivo', { cache: 'no-store', signal: AbortSignal.timeout(patience) })
    .then(async answer => answer.ok && await answer.text() === 'Healthy' ? 'yes' : 'no', error => /Timeout|Abort/.test(error.name) ? 'slow' : 'no');
};
