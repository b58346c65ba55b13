// Asks the server who is signed in, and stores it on this device.
import { person, shown } from './device.js';
import { forgetAsking, keepOwn, learnEpoch, own, signIn, signOut } from './records.js';

/** What the server last said about who is signed in and what they have done: on this page, or before there was no signal. */
export const said = () => own(shown());

/** @returns {Promise<any>} the person's data and progress; null if there is no network or the session is over */
export async function ask() {
  const response = await fetch('/api/me', { cache: 'no-store' }).catch(() => null);
  // A visitor who only tried to sign in is still not signed in, and keeps the records made so far.
  if (response?.status === 401) await (person() ? signOut() : forgetAsking());
  if (!response?.ok) return null;
  const me = await response.json();
  await signIn(me.id, me.name);
  keepOwn(me);
  await learnEpoch(me.epoch);
  return me;
}
