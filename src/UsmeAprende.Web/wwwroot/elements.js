// Makes elements of a page.

/** @param {string} tag @param {object} [more] properties @param {...(Node | string)} inside @returns {any} */
export const make = (tag, more = {}, ...inside) => {
  const element = Object.assign(document.createElement(tag), more);
  element.append(...inside);
  return element;
};
