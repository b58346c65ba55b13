// Follows the lesson of a café ("Sigan conmigo"): asks every few seconds where the group is and goes there, until the person goes on alone.
// The line may be bad: what cannot be asked changes nothing.

const key = 'usme.sigan';
const often = 2500;
const seldom = 30_000;
const article = /** @type {HTMLElement} */ (document.querySelector('.lesson'));
const pieces = /** @type {HTMLElement[]} */ ([...article.querySelectorAll('.step')]);
const panel = Object.assign(document.createElement('div'), { className: 'notice group' });
const words = document.createElement('p');
const toggle = Object.assign(document.createElement('button'), { type: 'button', className: 'secondary' });

/** @type {{ code: string, own: boolean }} */
const following = JSON.parse(sessionStorage[key]);
/** Where the group is, once it is known. @type {{ path: string, step: number } | null} */
let group = null;
let wait = often;
let isMoving = false;
let isLost = false;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;

const remember = () => { sessionStorage[key] = JSON.stringify(following); };
const isHere = () => group?.path === location.pathname;
const isInSteps = () => document.documentElement.hasAttribute('data-steps');
const isTyping = () => document.activeElement?.matches('textarea, input:not([type=radio], [type=checkbox])');
const shownStep = () => pieces.findIndex(piece => !piece.hidden);

function say() {
  const at = group ? isHere() ? `en el paso ${Math.min(group.step, pieces.length - 1) + 1}` : 'en otra lección' : '';
  words.textContent = isLost ? 'No hay señal: siga por su cuenta. Cuando vuelva, puede seguir con el grupo.'
    : !group ? 'Buscando al grupo…'
      : following.own ? `Va por su cuenta. El grupo va ${at}.`
        : 'Va con el grupo.';
  toggle.textContent = following.own ? 'Seguir con el grupo' : 'Seguir por mi cuenta';
  toggle.hidden = !group;
}

/** Goes where the group is, by the way that the phone's back key goes too. */
function catchUp() {
  if (!group) return;
  if (!isHere()) return location.assign(group.path);
  const step = Math.min(group.step, pieces.length - 1);
  isMoving = true;
  if (!isInSteps()) pieces[step].scrollIntoView();
  else if (shownStep() !== step) {
    history.replaceState({ at: step }, '', `#paso-${step + 1}`);
    dispatchEvent(new PopStateEvent('popstate', { state: { at: step } }));
  }
  isMoving = false;
}

function end() {
  sessionStorage.removeItem(key);
  words.textContent = 'El grupo terminó de ir junto. Siga por su cuenta.';
  toggle.remove();
}

async function ask() {
  clearTimeout(timer);
  if (document.hidden) return;
  const answer = await fetch(`/sigan/${following.code}/paso.json`, { cache: 'no-cache', credentials: 'omit', signal: AbortSignal.timeout(8000) }).catch(() => null);
  if (answer?.status === 404) return end();
  const now = answer?.ok ? await answer.json().catch(() => null) : null;
  isLost = !now;
  wait = now ? often : Math.min(wait * 2, seldom);
  if (now) {
    const hasMoved = now.step !== group?.step || now.path !== group?.path;
    group = now;
    // Who is writing is not torn away; who ended the lesson stays at its end.
    if (hasMoved && !following.own && isHere() && isTyping()) following.own = true;
    if (hasMoved && !following.own) catchUp();
  }
  say();
  timer = setTimeout(ask, wait);
}

toggle.addEventListener('click', () => {
  following.own = !following.own;
  remember();
  if (!following.own) catchUp();
  say();
});
// Who goes on or back by hand has left the group, until they say otherwise.
addEventListener('step', () => {
  if (isMoving || following.own || !group || shownStep() === group.step) return;
  following.own = true;
  remember();
  say();
});
addEventListener('done', event => {
  if (/** @type {Element} */ (event.target).matches('.finish')) following.own = true;
});
document.addEventListener('visibilitychange', ask);
addEventListener('online', ask);

panel.setAttribute('role', 'status');
panel.append(words, toggle);
article.prepend(panel);
say();
ask();
