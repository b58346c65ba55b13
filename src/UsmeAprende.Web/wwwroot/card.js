// Signing in with a card: its token comes in the fragment of the address, which is sent to nobody, and goes into the form.

const card = /** @type {HTMLFormElement} */ (document.querySelector('form[data-card]'));

const takeToken = () => {
  if (location.hash.length < 2) return;
  /** @type {HTMLInputElement} */ (card.elements.namedItem('Token')).value = location.hash.slice(1);
  // Neither the history nor a copied address may keep it.
  history.replaceState(null, '', location.pathname + location.search);
  card.hidden = false;
  /** @type {HTMLElement} */ (document.querySelector('[data-without-card]')).hidden = true;
  /** @type {HTMLElement} */ (card.elements.namedItem('Pin')).focus();
};

// The next person may scan theirs while this page is still open.
addEventListener('hashchange', takeToken);
takeToken();
