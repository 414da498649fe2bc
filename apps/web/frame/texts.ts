import { type CivilDate, daysUntil, type Period } from '#libs/kernel/civil-date.js';
import { say } from '#libs/kernel/text.js';
import type { Visit } from './visit.js';

/** The beginning of a long text, up to a whole word. */
export function beginning(text: string, most: number): string {
  if (text.length <= most) return text;
  const cut = text.slice(0, most);
  const space = cut.lastIndexOf(' ');
  return `${(space > most / 2 ? cut.slice(0, space) : cut).trimEnd()}…`;
}

const UNITS = {
  Y: [say('anno', 'year'), say('anni', 'years')],
  M: [say('mese', 'month'), say('mesi', 'months')],
  W: [say('settimana', 'week'), say('settimane', 'weeks')],
  D: [say('giorno', 'day'), say('giorni', 'days')],
} as const;

/** «ogni mese», «ogni 3 mesi», «ogni anno e 10 giorni» */
export function everyInWords(visit: Visit, period: Period): string {
  const parts = [...period.matchAll(/(\d+)([YMWD])/g)].flatMap(([, number, unit]) => {
    const count = Number(number);
    const [one, several] = UNITS[unit as keyof typeof UNITS];
    if (count === 0) return [];
    return [count === 1 ? visit.text(one) : `${count} ${visit.text(several)}`];
  });
  return visit.say(`ogni ${parts.join(' e ')}`, `every ${parts.join(' and ')}`);
}

const WHOLE = new Intl.NumberFormat('it-IT', { useGrouping: 'always' });

/** «1.234» */
export const wholeNumber = (number: number): string => WHOLE.format(number);

/** «88 giorni fa», «oggi», «fra 12 giorni» */
export function daysFrom(visit: Visit, today: CivilDate, date: CivilDate): string {
  const days = daysUntil(today, date);
  if (days === 0) return visit.say('oggi', 'today');
  if (days === 1) return visit.say('domani', 'tomorrow');
  if (days === -1) return visit.say('ieri', 'yesterday');
  const number = wholeNumber(Math.abs(days));
  return days > 0
    ? visit.say(`fra ${number} giorni`, `in ${number} days`)
    : visit.say(`${number} giorni fa`, `${number} days ago`);
}
