import type { Language } from '#libs/kernel/text.js';

const OPTIONS = { maximumFractionDigits: 6, useGrouping: 'always' } as const;
const ITALIAN = new Intl.NumberFormat('it-IT', OPTIONS);
const ENGLISH = new Intl.NumberFormat('en-GB', OPTIONS);

/** «1.234,5», “1,234.5”; never «-0». */
export const numberIn: Readonly<Record<Language, (number: number) => string>> = {
  it: (number) => ITALIAN.format(number + 0),
  en: (number) => ENGLISH.format(number + 0),
};
