// Whether the site can be reached. A phone believes itself on line where there is no data, and the network of some café answers everything with a page of its own.

const patience = 8000;

/** @returns {Promise<'yes' | 'no' | 'slow'>} */
export const reach = () => !navigator.onLine ? Promise.resolve('no') : fetch('/salud/vivo', { cache: 'no-store', signal: AbortSignal.timeout(patience) })
  .then(async answer => answer.ok && await answer.text() === 'Healthy' ? 'yes' : 'no', error => /Timeout|Abort/.test(error.name) ? 'slow' : 'no');
