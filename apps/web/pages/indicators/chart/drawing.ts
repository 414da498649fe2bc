import { LRUCache } from 'lru-cache';
import type { VNode } from 'preact';
import { qualified } from '#libs/language/words.js';
import type { Visit } from '../../../frame/visit.js';
import { shortNumberIn } from '../words.js';
import type { ChartFacts } from './facts.js';
import type { ChartSize, ChartWords } from './look.js';
import { chartOption } from './option.js';
import { drawn } from './svg.js';

/** Drawing takes longer than all the rest of a page, and the same facts are the same picture. */
const KEPT = new LRUCache<string, readonly VNode[]>({ max: 300 });

/** What stands inside a chart's `<svg>`. `prefix` begins the ids in it. */
export function drawing(visit: Visit, facts: ChartFacts, size: ChartSize, prefix: string): readonly VNode[] {
  const key = JSON.stringify([visit.lang, size.name, prefix, facts]);
  const kept = KEPT.get(key);
  if (kept) return kept;
  const made = drawn(chartOption(facts, chartWords(visit, facts), size), size, prefix);
  KEPT.set(key, made);
  return made;
}

/** «30 Mln» from here on. */
const LONG = 10_000_000;
const COMPACT = {
  it: new Intl.NumberFormat('it-IT', { notation: 'compact', maximumFractionDigits: 1 }),
  en: new Intl.NumberFormat('en-GB', { notation: 'compact', maximumFractionDigits: 1 }),
};

function chartWords(visit: Visit, { yesNo }: ChartFacts): ChartWords {
  const plain = shortNumberIn(visit);
  const number = (value: number): string => {
    if (!yesNo) return plain(value);
    return value === 1 ? visit.say('sì', 'yes') : value === 0 ? visit.say('no', 'no') : plain(value);
  };
  return {
    number,
    onAxis: (value) => (Math.abs(value) < LONG ? number(value) : COMPACT[visit.lang].format(value)),
    qualified: (value, qualifier) =>
      yesNo ? number(value) : visit.text(qualified(Number(value.toFixed(2)), qualifier)),
    today: visit.say('oggi', 'today'),
    start: visit.say('inizio', 'start'),
    end: visit.say('fine', 'end'),
    min: visit.say('minimo', 'minimum'),
    max: visit.say('massimo', 'maximum'),
  };
}
