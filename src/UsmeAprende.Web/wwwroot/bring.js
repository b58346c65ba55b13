// Brings modules when they are needed. Apart from page.js, which does something as soon as it is there and must be there once.

/** @param {string} name */
export const bring = name => import(`./${name}.js`);

/** Runs a module that only adds something to the page; without signal it is left out. @param {string} name @param {any} on */
export const adorn = async (name, on) => (await bring(name).catch(() => null))?.default(on);
