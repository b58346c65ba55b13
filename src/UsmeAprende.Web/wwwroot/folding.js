// What makes two texts the same for a search: accents, capitals and blanks apart.

/** @param {string} text */
export const fold = text => text.normalize('NFD').replace(/\p{Mn}/gu, '').toLowerCase().replace(/\s+/g, ' ').trim();
