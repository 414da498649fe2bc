import { z } from 'zod';
import { type Period, wholeMonths } from '#libs/kernel/civil-date.js';
import { say } from '#libs/kernel/text.js';
import type { DeepReadonly } from '../core/fields.js';
import { clause, date, fieldsRule, id, line, monthDay, period, periodOfAWeek, rule } from '../core/fields.js';

const PERIODS = ['agreement-year', 'calendar-year', 'term', 'rolling-year'] as const;
export const ANCHORS = ['start', 'calendar', 'rolling'] as const;
export type Anchor = (typeof ANCHORS)[number];

const fraction = rule<string>(
  (value) => {
    if (value === 'majority') return true;
    const match = /^(\d{1,4})\/(\d{1,4})$/.exec(value);
    return match !== null && Number(match[1]) >= 1 && Number(match[1]) <= Number(match[2]);
  },
  say(
    'il quorum è «majority», una frazione come «2/3», un numero maggiore di 0 e non oltre 1, o { count: n }',
    'a quorum is "majority", a fraction such as "2/3", a number above 0 and not above 1, or { count: n }',
  ),
);

const quorum = z.union([
  z.string().check(fraction),
  z.number().gt(0).max(1),
  z.strictObject({ count: z.int().min(1).max(500) }),
]);
export type Quorum = DeepReadonly<z.infer<typeof quorum>>;
export type SecondCallQuorum = Quorum | 'any';

/** Day ≤ 28: a year begins on a day that every year has. */
const yearStart = monthDay.check(
  rule(
    (value) => Number(value.slice(3)) <= 28,
    say('un anno comincia in un giorno fino al 28 del mese', 'a year begins on a day up to the 28th of a month'),
  ),
);

export const cadenceShape = {
  id,
  type: z.literal('meeting-cadence'),
  minimum: z.int().min(1).max(10_000).optional().describe('1 if absent, but to be given with `per`'),
  per: z.enum(PERIODS).optional(),
  every: periodOfAWeek.optional(),
  anchor: z.enum(ANCHORS).optional(),
  yearStart: yearStart.optional(),
  within: period.optional(),
  yearly: z.strictObject({ from: monthDay, to: monthDay }).optional(),
  from: date.optional(),
  body: id.optional(),
  purpose: line.optional(),
  quorum: quorum.optional(),
  secondCallQuorum: z.union([z.literal('any'), quorum]).optional(),
  noticeDays: z.int().min(1).max(10_000).optional(),
  minSpacingDays: z.int().min(1).max(10_000).default(1),
  requireMinutes: z.boolean().default(false),
  partialWindows: z.enum(['full', 'proportional', 'exempt']).default('proportional'),
  strength: z.enum(['must', 'should']).default('must'),
  wording: clause.optional(),
};

const CADENCES = ['per', 'every', 'within', 'yearly'] as const;
interface Given {
  readonly per?: unknown;
  readonly every?: unknown;
  readonly within?: unknown;
  readonly yearly?: unknown;
  readonly minimum?: unknown;
}

export const oneCadence = fieldsRule<Given>(
  (given) => CADENCES.filter((name) => given[name] !== undefined).length === 1,
  say(
    'ogni quanto si dice in un modo solo: per, every, within oppure yearly',
    'how often is said in one way: per, every, within or yearly',
  ),
  'per',
);

export const minimumWithPer = fieldsRule<Given>(
  ({ per, minimum }) => per === undefined || minimum !== undefined,
  say('con per va detto quanti incontri', 'with per, how many meetings has to be said'),
  'minimum',
);

/** "… almeno tre volte all'anno" (monitoring-rules 2). */
export const cadenceRule = z.strictObject(cadenceShape).check(oneCadence, minimumWithPer);
export type CadenceRule = DeepReadonly<z.infer<typeof cadenceRule>>;

export const finalEvaluationShape = {
  id,
  type: z.literal('final-evaluation'),
  dueDaysBeforeEnd: z.int().min(0).max(100_000).default(0),
  wording: clause.optional(),
};

/** "Valutazione finale, entro i termini" (monitoring-rules 6). */
const finalEvaluationRule = z.strictObject(finalEvaluationShape);
export type FinalEvaluationRule = DeepReadonly<z.infer<typeof finalEvaluationRule>>;

export const deliverableShape = {
  id,
  type: z.literal('deliverable'),
  title: clause,
  partner: id.optional(),
  body: id.optional(),
  every: periodOfAWeek.optional(),
  anchor: z.enum(['start', 'calendar']).optional(),
  yearStart: yearStart.optional(),
  from: date.optional(),
  within: period.optional(),
  until: monthDay.optional(),
  partialWindows: z.enum(['full', 'exempt']).optional().describe('`full` if absent; only with `every`'),
  wording: clause.optional(),
};

export const oneOwner = fieldsRule<{ partner?: unknown; body?: unknown }>(
  ({ partner, body }) => partner === undefined || body === undefined,
  say('la deve un partner o un organo, non tutti e due', 'a partner or a body owes it, not both'),
  'body',
);

export const withinOrUntil = fieldsRule<{ within?: unknown; until?: unknown }>(
  ({ within, until }) => within === undefined || until === undefined,
  say('within e until dicono la stessa cosa: se ne indica una sola', 'within and until say the same thing: give one'),
  'until',
);

/** "Relazione annuale entro febbraio": what is owed on a day, once or again and again (monitoring-rules 6). */
const deliverableRule = z.strictObject(deliverableShape).check(oneOwner, withinOrUntil);
export type DeliverableRule = DeepReadonly<z.infer<typeof deliverableRule>>;

export const ruleShape = z.discriminatedUnion('type', [cadenceRule, finalEvaluationRule, deliverableRule]);
export type MonitoringRule = DeepReadonly<z.infer<typeof ruleShape>>;

/** How often, as the arithmetic takes it: the three years of `per` are short for an `every` (monitoring-rules 2). */
export type Cadence =
  | { readonly kind: 'every'; readonly every: Period; readonly anchor: Anchor; readonly yearStart: string }
  | { readonly kind: 'within'; readonly within: Period }
  | { readonly kind: 'yearly'; readonly from: string; readonly to: string }
  | { readonly kind: 'term' };

/** Over the first term and each renewed one: nothing of it is cut off by a day from which it judges. */
export function judgesWholeTerms(rule: MonitoringRule): boolean {
  if (rule.type === 'final-evaluation') return true;
  return rule.type === 'deliverable' ? rule.every === undefined : rule.per === 'term';
}

const PARTS_OF_A_YEAR: readonly number[] = [1, 2, 3, 4, 6, 12];

/** The calendar divides into such periods (monitoring-rules 2, "Refused"). */
export const dividesTheYear = (every: Period): boolean => PARTS_OF_A_YEAR.includes(wholeMonths(every) ?? 0);

const YEARS = { 'agreement-year': 'start', 'calendar-year': 'calendar', 'rolling-year': 'rolling' } as const;
export const FIRST_OF_JANUARY = '01-01';

export function cadenceOf(
  rule: Pick<CadenceRule, 'per' | 'every' | 'anchor' | 'yearStart' | 'within' | 'yearly'>,
): Cadence {
  const { yearStart = FIRST_OF_JANUARY } = rule;
  if (rule.every !== undefined) return { kind: 'every', every: rule.every, anchor: rule.anchor ?? 'start', yearStart };
  if (rule.within !== undefined) return { kind: 'within', within: rule.within };
  if (rule.yearly !== undefined) return { kind: 'yearly', ...rule.yearly };
  if (rule.per === undefined || rule.per === 'term') return { kind: 'term' };
  return { kind: 'every', every: 'P1Y', anchor: YEARS[rule.per], yearStart };
}

/** Meetings due in each period. */
export const minimumOf = ({ minimum = 1 }: Pick<CadenceRule, 'minimum'>): number => minimum;
