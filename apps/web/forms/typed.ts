import { type CivilDate, isCivilDate } from '#libs/kernel/civil-date.js';
import { say, type Text } from '#libs/kernel/text.js';

/** What somebody typed, understood, or a sentence on why it cannot be. */
export type Typed<Value> = { readonly value: Value } | { readonly problem: Text };

const DAY = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})$/;
/** How far ahead a year of two digits may lie before one asks for the century. */
const YEARS_AHEAD = 20;

/** A day as people write it: `3/10/2026`, `3/10/26`, `3.10.2026` or `2026-10-03`, the day always before the month. */
export function readDate(typed: string, today: CivilDate): Typed<CivilDate> {
  const text = typed.trim();
  const [, day = '', month = '', year = ''] = DAY.exec(text) ?? [];
  if (year === '') return isCivilDate(text) ? { value: text } : { problem: notADate(text) };
  const century = year.length === 2 ? '20' : '';
  const written = `${century}${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  if (!isCivilDate(written)) return { problem: notADate(text) };
  if (century !== '' && Number(written.slice(0, 4)) > Number(today.slice(0, 4)) + YEARS_AHEAD) {
    return {
      problem: say(
        `«${text}»: di quale secolo? Scrivere l’anno con quattro cifre`,
        `“${text}”: of which century? Write the year with four digits`,
      ),
    };
  }
  return { value: written };
}

const notADate = (text: string): Text =>
  say(
    `«${text}» non è una data che esiste: si scrive gg/mm/aaaa, per esempio 4/12/2021`,
    `“${text}” is not a date that exists: write dd/mm/yyyy, for example 4/12/2021`,
  );

const TIME = /^(\d{1,2})[:.](\d{2})$/;

/** An hour of the day, `9:30`, `17.00`, on 24 hours; answered as `HH:mm`. */
export function readTime(typed: string): Typed<string> {
  const text = typed.trim();
  const [, hour = '', minute = ''] = TIME.exec(text) ?? [];
  if (hour !== '' && Number(hour) < 24 && Number(minute) < 60) return { value: `${hour.padStart(2, '0')}:${minute}` };
  return {
    problem: say(
      `«${text}» non è un’ora: si scrive da 0:00 a 23:59, per esempio 17:30`,
      `“${text}” is not a time: write 0:00 to 23:59, for example 17:30`,
    ),
  };
}

const WITH_POINTS = /^[-+]?\d{1,3}(\.\d{3})+(,\d+)?$/;
const WITH_SPACES = /^[-+]?\d{1,3}([ \u00A0\u202F]\d{3})+(,\d+)?$/;
const PLAIN = /^[-+]?\d+(,\d+)?$/;
/** More digits than a number here can hold exactly. */
const MOST_DIGITS = 15;

/**
 * A number with a decimal comma: `1500`, `1.500,5`, `0,35`. What Italians and others read differently is refused:
 * `1.500` is fifteen hundred to some and one and a half to others.
 */
export function readNumber(typed: string): Typed<number> {
  const text = typed.trim();
  const points = text.match(/\./g)?.length ?? 0;
  // Nobody puts a point between thousands after a zero.
  if (points === 1 && WITH_POINTS.test(text) && !text.includes(',') && !/^[-+]?0/.test(text)) {
    const [whole = '', decimals = ''] = text.split('.');
    return {
      problem: say(
        `«${text}» si può leggere in due modi: scrivere ${whole}${decimals} oppure ${whole},${decimals}`,
        `“${text}” can be read in two ways: write ${whole}${decimals} or ${whole},${decimals}`,
      ),
    };
  }
  if (points === 1 && /^[-+]?\d+\.\d+$/.test(text)) {
    const meant = text.replace('.', ',');
    return {
      problem: say(
        `«${text}»: i decimali si scrivono con la virgola, ${meant}`,
        `“${text}”: decimals are written with a comma, ${meant}`,
      ),
    };
  }
  if (![PLAIN, WITH_POINTS, WITH_SPACES].some((form) => form.test(text))) return { problem: notANumber(text) };
  if (text.replaceAll(/\D/g, '').replace(/^0+/, '').length > MOST_DIGITS) {
    return {
      problem: say(
        `«${text}» ha più cifre di quante se ne possano tenere (${MOST_DIGITS})`,
        `“${text}” has more digits than can be kept (${MOST_DIGITS})`,
      ),
    };
  }
  return { value: Number(text.replaceAll(/[. \u00A0\u202F]/g, '').replace(',', '.')) };
}

const notANumber = (text: string): Text =>
  say(
    `«${text}» non è un numero: si scrive con le sole cifre e, per i decimali, la virgola, per esempio 12,5`,
    `“${text}” is not a number: write digits only and a comma for decimals, for example 12,5`,
  );

const INPUT_NUMBER = new Intl.NumberFormat('it-IT', { maximumFractionDigits: 15, useGrouping: false });

/** A number as `readNumber` takes it back. */
export const writeNumber = (value: number): string => INPUT_NUMBER.format(value);
