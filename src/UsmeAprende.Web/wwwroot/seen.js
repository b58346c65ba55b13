// What pages of one's own said last, for when there is no signal: where a gathering is, the number of a certificate. It is theirs alone, and goes as what the server said of them does (records.js).
import { ownPrefix } from './records.js';

/** @param {string} person @param {string} path */
const keyOfPage = (person, path) => `${ownPrefix}${person}${path}`;

/** Keeps what the page says, a line for each card. @param {string} person whose it is */
export default function keepSeen(person) {
  const lines = [...document.querySelectorAll('main .card')].map(card => [...card.querySelectorAll('h2, p:not(.leaf)')].map(part => part.textContent?.trim().replace(/\s+/g, ' ')).filter(Boolean).join(' · '));
  try {
    localStorage[keyOfPage(person, location.pathname)] = JSON.stringify({ at: Date.now(), lines });
  } catch { /* The storage is full: without signal nothing is shown. */ }
}

/** @param {string} person @returns {{ at: number, lines: string[] } | null} what the page at this address said */
export const seen = person => JSON.parse(localStorage[keyOfPage(person, location.pathname)] ?? 'null');
