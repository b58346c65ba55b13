// What was noted at a gathering on this phone, one by one: what the site has, what waits, and what it refused.
import { attendee, carried, find } from './carried-state.js';
import { make } from './elements.js';
import { isPending, said } from './records.js';

const states = { sent: 'recibido', waiting: 'por enviar', refused: 'no se guardó' };

/** What each record says, in words. @param {import('./device.js').LearningRecord} record */
function wordsOf(record) {
  const name = attendee(record.subject ?? '')?.name ?? 'Alguien';
  if (record.verb === 'filled') return record.activity.endsWith('/registro') ? `Registro de ${name}` : record.title;
  if (record.verb === 'voided') return `${name}: se quitó una anotación`;
  if (record.verb === 'thanked') return `${name}: ayudó`;
  if (record.verb === 'observed') return `${name}: lo hizo`;
  return record.activity.endsWith('/tarde') ? `${name}: llegó ${record.answer}` : record.activity.endsWith('/temprano') ? `${name}: salió ${record.answer}` : `${name}: vino`;
}

export async function showReceipts() {
  const records = (await said()).filter(r => r.gathering === carried.gathering.id).reverse();
  find('[data-none-sent]').hidden = records.length > 0;
  find('[data-receipts]').replaceChildren(...records.map(record => {
    const state = record.refused ? 'refused' : isPending(record) ? 'waiting' : 'sent';
    const line = make('li', {}, `${wordsOf(record)}: `, make('strong', {}, states[state]));
    line.dataset.receipt = state;
    if (record.problem) line.append(`. ${record.problem}`);
    if (record.refused && record.activity.endsWith('/registro')) line.append(' ', make('a', { href: `#/registrar/${record.subject}` }, 'Corregirlo'));
    return line;
  }));
}
