// Signs in with a card: copies its token from the fragment of the address, which browsers do not send, into the form.

const card = /** @type {HTMLFormElement} */ (document.querySelector('form[data-card]'));

const takeToken = () => {
  if (location.hash.length < 2) return;
  /** @type {HTMLInputElement} */ (card.elements.namedItem('Token')).value = location.hash.slice(1);
  // Removes the token from the address, so that neither the history nor a copied address has it.
  history.replaceState(null, '', location.pathname + location.search);
  card.hidden = false;
  /** @type {HTMLElement} */ (document.querySelector('[data-without-card]')).hidden = true;
  /** @type {HTMLElement} */ (card.elements.namedItem('Pin')).focus();
};

// The next person may scan a card while this page is still open.
addEventListener('hashchange', takeToken);
takeToken();
