// Passkeys: asks the server what it wants, the phone for a finger, and sends the form as any other. Offered only where it can work.

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
    // The page to go back to stays in the address.
    if (!making) form.action = form.getAttribute('action') + location.search;
    const credential = making
      ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
      : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
    /** @type {HTMLInputElement} */ (form.elements.namedItem('credential')).value = JSON.stringify(credential);
    form.submit();
  } catch {
    // Refused with the finger, no passkey here, or no signal: the password always remains.
    status.textContent = making ? 'No quedó guardado. Puede seguir entrando con su clave.' : 'No pudimos entrar así. Entre con su clave.';
  }
}

// Older browsers have part of it, and none has it where the page came without a secure connection.
const canUsePasskeys = !!window.PublicKeyCredential?.parseRequestOptionsFromJSON;

for (const form of /** @type {NodeListOf<HTMLFormElement>} */ (document.querySelectorAll('form[data-passkey]'))) {
  form.hidden = !canUsePasskeys;
  form.querySelector('button')?.addEventListener('click', () => usePasskey(form));
}
for (const words of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('[data-no-passkeys]'))) words.hidden = canUsePasskeys;
