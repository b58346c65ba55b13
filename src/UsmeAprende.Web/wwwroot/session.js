// Asks the server who is signed in, and has this device know it.
import { person } from './device.js';
import { forgetAsking, learnEpoch, signIn, signOut } from './records.js';

/** @returns {Promise<any>} what the server knows of them; null without network or when the session is over */
export async function ask() {
  const response = await fetch('/api/me', { cache: 'no-store' }).catch(() => null);
  // Someone who only tried to sign in is still nobody, and keeps what nobody did.
  if (response?.status === 401) await (person() ? signOut() : forgetAsking());
  if (!response?.ok) return null;
  const me = await response.json();
  await signIn(me.id, me.name);
  await learnEpoch(me.epoch);
  return me;
}
