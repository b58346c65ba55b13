// Passkeys: gets the options from the server, asks the phone for the passkey, and submits the form. Shown only if the browser supports it.

/** @param {HTMLFormElement} form with data-passkey="create" or "get" */
async function usePasskey(form) {
  const status = /** @type {HTMLElement} */ (form.querySelector('[role=status]'));
  const making = form.dataset.passkey === 'create';
  try {
    const answer = await fetch(making ? '/api/passkeys/crear' : '/api/passkeys/entrar', { method: 'POST', body: making ? new FormData(form) : undefined });
    if (answer.status === 400) {
      status.textContent = (await answer.json()).title;
      return;
    }
    if (!answer.ok) throw new Error(String(answer.status));
    const options = await answer.json();
    // The page to return to stays in the address.
    if (!making) form.action = form.getAttribute('action') + location.search;
    const credential = making
      ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
      : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
    /** @type {HTMLInputElement} */ (form.elements.namedItem('credential')).value = JSON.stringify(credential);
    form.submit();
  } catch {
    // Cancelled, no passkey on this device, or no signal: the password can always be used.
    status.textContent = making ? 'No quedó guardado. Puede seguir entrando con su clave.' : 'No pudimos entrar así. Entre con su clave.';
  }
}

// Older browsers have only parts of the API, and none has it without a secure connection.
const canUsePasskeys = !!window.PublicKeyCredential?.parseRequestOptionsFromJSON;

for (const form of /** @type {NodeListOf<HTMLFormElement>} */ (document.querySelectorAll('form[data-passkey]'))) {
  form.hidden = !canUsePasskeys;
  form.querySelector('button')?.addEventListener('click', () => usePasskey(form));
}
for (const words of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('[data-no-passkeys]'))) words.hidden = canUsePasskeys;
