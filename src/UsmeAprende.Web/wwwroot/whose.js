// A page shows one person for as long as it is open. When somebody else has signed in here, or whom it shows has left, nothing of theirs stays on the screen (R32).
import { person } from './device.js';

/** Where the page no longer shows who has signed in here, it is opened again for whoever has. */
export const compare = () => {
  const { shown } = document.body.dataset;
  if (shown === undefined || shown === (person() ?? '')) return;
  document.body.hidden = true;
  // Not reloaded: without signal the browser still has the lesson, and it would send a form again. With the anchor it would stay where it is.
  location.replace(location.pathname + location.search);
};
