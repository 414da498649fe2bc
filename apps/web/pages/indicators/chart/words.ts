import { bareAmount } from '#libs/agreement/indicators/amount.js';
import { YES_NO_UNIT } from '#libs/agreement/indicators/schema.js';
import type { Visit } from '../../../frame/visit.js';
import type { ChartFacts } from './facts.js';
import type { ChartWords } from './look.js';

/** «30 Mln» from here on. */
const LONG = 10_000_000;
const COMPACT = {
  it: new Intl.NumberFormat('it-IT', { notation: 'compact', maximumFractionDigits: 1 }),
  en: new Intl.NumberFormat('en-GB', { notation: 'compact', maximumFractionDigits: 1 }),
};

/** «1E-5» below. */
const TINY = 0.000_1;
const SCIENTIFIC = {
  it: new Intl.NumberFormat('it-IT', { notation: 'scientific', maximumFractionDigits: 1 }),
  en: new Intl.NumberFormat('en-GB', { notation: 'scientific', maximumFractionDigits: 1 }),
};

/** What is written on a chart, in the visitor's language. */
export function chartWords(visit: Visit, { yesNo, last }: ChartFacts): ChartWords {
  const unit = yesNo ? YES_NO_UNIT : '';
  const number = (value: number): string => visit.text(bareAmount(value, unit));
  return {
    number,
    onAxis: (value) => {
      const size = Math.abs(value);
      if (size > 0 && size < TINY) return SCIENTIFIC[visit.lang].format(value);
      return size < LONG ? number(value) : COMPACT[visit.lang].format(value);
    },
    last: (value, qualifier) => visit.text(bareAmount(last ?? value, unit, qualifier)),
    today: visit.say('oggi', 'today'),
    start: visit.say('inizio', 'start'),
    end: visit.say('fine', 'end'),
    min: visit.say('minimo', 'minimum'),
    max: visit.say('massimo', 'maximum'),
  };
}
