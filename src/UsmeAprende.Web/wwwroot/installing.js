// Readies the phone for when there is no signal: installs the service worker, says when a new version is there, and asks the browser not to throw away what is kept.

const newVersion = 'Hay una versión nueva.';

/** @param {ServiceWorker} worker that waits */
function tellNewVersion(worker) {
  // A lesson is not interrupted.
  if (document.querySelector('.slim') || document.getElementById('version-nueva')) return;
  const note = Object.assign(document.createElement('p'), { id: 'version-nueva', className: 'notice', textContent: `${newVersion} ` });
  const button = Object.assign(document.createElement('button'), { type: 'button', className: 'link', textContent: 'Actualizar' });
  button.addEventListener('click', () => {
    navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
    worker.postMessage('actualizar');
  });
  note.append(button);
  document.querySelector('main')?.prepend(note);
}

/** @param {ServiceWorkerRegistration} registration */
function watch(registration) {
  const { waiting, installing } = registration;
  // The first one takes over by itself.
  if (waiting && registration.active) tellNewVersion(waiting);
  installing?.addEventListener('statechange', () => {
    if (installing.state === 'installed' && registration.active) tellNewVersion(installing);
  });
}

// Browsers grant it to sites that are used: it is asked after something was done, and again once the site is on the phone's screen.
const persist = () => navigator.storage?.persist?.();
addEventListener('done', persist, { once: true });
addEventListener('appinstalled', persist);

// The page on which it takes over came without it: asked for again, the page and its drawings are kept too. They come from the browser's own cache.
if (navigator.serviceWorker && !navigator.serviceWorker.controller) navigator.serviceWorker.addEventListener('controllerchange', () => {
  for (const path of [location.pathname, .../** @type {HTMLImageElement[]} */ ([...document.images]).map(image => image.src)]) fetch(path).catch(() => null);
}, { once: true });

navigator.serviceWorker?.register('/sw.js').then(registration => {
  watch(registration);
  registration.addEventListener('updatefound', () => watch(registration));
// Without signal, and in a private window of some browsers: the page works as it did.
}, () => null);

const courses = document.querySelectorAll('[data-carry]');
if (courses.length) import('./carry.js').then(m => courses.forEach(course => m.default(course)), () => null);

const gathering = document.querySelector('[data-prepare]');
if (gathering) import('./prepare.js').then(m => m.default(gathering), () => null);
