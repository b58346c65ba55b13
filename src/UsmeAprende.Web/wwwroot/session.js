// Asks the server who is signed in, and stores it on this device.
import { person, shown } from './device.js';
import { forgetAsking, learnEpoch, signIn, signOut } from './records.js';

/** @type {any} */
let last = null;

/** What the server last said on this page about who is signed in and what they have done. */
export const said = () => last?.id === shown() ? last : null;

/** @returns {Promise<any>} the person's data and progress; null if there is no network or the session is over */
export async function ask() {
  const response = await fetch('/api/me', { cache: 'no-store' }).catch(() => null);
  // A visitor who only tried to sign in is still not signed in, and keeps the records made so far.
  if (response?.status === 401) await (person() ? signOut() : forgetAsking());
  if (!response?.ok) return null;
  const me = last = await response.json();
  await signIn(me.id, me.name);
  await learnEpoch(me.epoch);
  return me;
}
