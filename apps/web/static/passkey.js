// Passkeys, on the pages of signing in and of the own account. Without this script, or in a browser or under a name
// that cannot use passkeys, what belongs to them stays hidden.
(() => {
  const place = document.querySelector('[data-passkey-host]');
  const host = place?.dataset.passkeyHost;
  const here = location.hostname;
  const fits = host && (here === host || here.endsWith(`.${host}`));
  if (!place || !fits || !window.PublicKeyCredential?.parseCreationOptionsFromJSON) return;

  /** Sends a step; the answer's JSON, or nothing when it was refused. */
  async function send(path, body) {
    const answer = await fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return answer.ok ? answer.json() : undefined;
  }

  /** Shows that it did not succeed; a person who closed the device's question knows already. */
  function tell(within, error) {
    const problem = within.querySelector('[data-passkey-problem]');
    if (problem) problem.hidden = error?.name === 'NotAllowedError' || error?.name === 'AbortError';
  }

  async function signIn(button) {
    const path = button.dataset.passkeySignIn;
    const asked = await send(path, {});
    if (!asked) return false;
    const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(asked.options);
    const credential = await navigator.credentials.get({ publicKey });
    if (!(await send(path, { response: credential.toJSON() }))) return false;
    location.assign(button.dataset.passkeyTo);
    return true;
  }

  async function add(form) {
    const path = form.dataset.passkeyAdd;
    const asked = await send(path, {});
    if (!asked) return false;
    const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(asked.options);
    const credential = await navigator.credentials.create({ publicKey });
    const name = new FormData(form).get('name');
    if (!(await send(path, { response: credential.toJSON(), name }))) return false;
    location.assign(location.pathname);
    return true;
  }

  /** Does a step that one can see failing. */
  async function attempt(within, step) {
    tell(within, { name: 'AbortError' });
    try {
      if (!(await step())) tell(within);
    } catch (error) {
      tell(within, error);
    }
  }

  const button = place.querySelector('[data-passkey-sign-in]');
  if (button) {
    place.hidden = false;
    button.hidden = false;
    button.addEventListener('click', () => attempt(place, () => signIn(button)));
  }
  const form = place.querySelector('[data-passkey-add]');
  if (form) {
    form.hidden = false;
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      attempt(form, () => add(form));
    });
  }
})();
