import type { Language } from '#libs/kernel/text.js';

const LOCALE = { it: 'it-IT', en: 'en-GB' } as const;

/** «1° aprile 2021», "1 April 2021". */
export function longDate(date: string, lang: Language): string {
  const text = new Intl.DateTimeFormat(LOCALE[lang], { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(date));
  return lang === 'it' ? text.replace(/^1 /, '1° ') : text;
}

/** 01/04/2021 */
export function shortDate(date: string): string {
  return `${date.slice(8, 10)}/${date.slice(5, 7)}/${date.slice(0, 4)}`;
}

/** An instant in a zone: 22/11/2026, 10:15 */
export function moment(instant: string, zone: string): string {
  const format = { dateStyle: 'short', timeStyle: 'short', timeZone: zone } as const;
  const parts = new Intl.DateTimeFormat('it-IT', format).format(new Date(instant));
  return parts.replace(/^(\d\d\/\d\d\/)(\d\d),/, '$120$2,');
}

/** 1.500,25 */
export function amount(value: number, lang: Language): string {
  return new Intl.NumberFormat(LOCALE[lang], {
    useGrouping: 'always',
    maximumFractionDigits: 6,
  } as Intl.NumberFormatOptions).format(value);
}
