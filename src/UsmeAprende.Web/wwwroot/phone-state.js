// Tells the site how this phone is doing: that it is here, how much of its owner's waits on it, and how much room it has. Who helps them sees it, so that nothing stays on a phone unnoticed.
import { waiting } from './records.js';

/** Twice a day at most, unless something changes: it costs some hundred bytes. */
const seldom = 12 * 60 * 60 * 1000;

/** In MB. The site calls the same "little". */
const littleRoom = 50;

const toldKey = 'usme.told';

/** @returns {Promise<number | undefined>} in MB; undefined where the browser does not say */
async function findRoom() {
  const { quota, usage } = await navigator.storage?.estimate?.() ?? {};
  return quota === undefined || usage === undefined ? undefined : Math.min(Math.floor((quota - usage) / 1_048_576), 1_000_000);
}

/** @param {string} who is signed in */
export async function tellState(who) {
  const count = (await waiting()).filter(record => record.profile === who).length;
  const freeMegabytes = await findRoom();
  const isLow = freeMegabytes !== undefined && freeMegabytes < littleRoom;
  const before = JSON.parse(localStorage[toldKey] ?? '{}');
  if (before.who === who && before.count === count && before.isLow === isLow && Date.now() - before.at < seldom) return;
  const answer = await fetch('/api/dispositivos/estado', { method: 'POST', headers: { 'Content-Type': 'application/json', 'X-Para': who }, body: JSON.stringify({ person: who, waiting: count, freeMegabytes }) });
  if (answer.ok) localStorage[toldKey] = JSON.stringify({ who, count, isLow, at: Date.now() });
}
