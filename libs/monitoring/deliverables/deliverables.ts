import type { DeliveryState, RecordedAgreement, RuleState } from '#libs/agreement/core/state.js';
import { ruleStart } from '#libs/agreement/core/term.js';
import { type OwedPeriod, owedPeriods } from '#libs/agreement/rules/owed.js';
import type { DeliverableRule } from '#libs/agreement/rules/schema.js';
import { addDays, type CivilDate } from '#libs/kernel/civil-date.js';
import type { JudgedRule } from '../cadence/cadence.js';
import { compareDates } from '../cadence/counting.js';
import { withdrawnBy } from '../cadence/presence.js';
import { groupBy } from '../grouping.js';
import { type JudgedTerm, termJudgingBy } from '../term/term.js';

export type DeliveryVerdict = 'upcoming' | 'pending' | 'done' | 'late' | 'missed';
export type DeliverableVerdict = 'breached' | 'compliant';

/** What was owed for one period, judged on a day. */
export interface DeliverablePeriod extends OwedPeriod {
  readonly verdict: DeliveryVerdict;
  /** The earliest that counts. */
  readonly delivery: DeliveryState | undefined;
  /** Those named for the period that do not count: dated before anything was owed. */
  readonly tooEarly: readonly DeliveryState[];
}

/** "Relazione annuale entro febbraio", judged on a day (monitoring-rules 6). */
export interface DeliverableJudgement extends JudgedRule<DeliverableRule> {
  readonly periods: readonly DeliverablePeriod[];
  readonly verdict: DeliverableVerdict;
}

/** Undefined if it was withdrawn before anything was due or handed in. */
export function judgeDeliverable(
  state: RecordedAgreement,
  rule: RuleState,
  definition: DeliverableRule,
  term: JudgedTerm,
  on: CivilDate,
): DeliverableJudgement | undefined {
  const withdrawnOn = withdrawnBy(rule, on);
  const day = withdrawnOn === undefined ? on : addDays(withdrawnOn, -1);
  const deliveries = deliveriesByPeriod(state, rule, on);
  const periods = owedPeriods(state, definition, ruleStart(rule), termJudgingBy(state, term, withdrawnOn), day)
    .map((owed) => judgePeriod(owed, deliveries.get(owed.from) ?? [], on))
    .filter((period) => withdrawnOn === undefined || isSettledBefore(period, withdrawnOn));
  if (withdrawnOn !== undefined && periods.length === 0) return undefined;
  const isBreached = periods.some(({ verdict }) => verdict === 'missed');
  return { rule, definition, withdrawnOn, periods, verdict: isBreached ? 'breached' : 'compliant' };
}

/** By the first day of the period that each is about: if it names none, the first day of the agreement. */
function deliveriesByPeriod(
  { header }: RecordedAgreement,
  { deliveries }: RuleState,
  on: CivilDate,
): ReadonlyMap<CivilDate | undefined, readonly DeliveryState[]> {
  const known = deliveries.filter(({ annulled, date }) => !annulled && date <= on);
  known.sort((a, b) => compareDates(a.date, b.date) || a.revision - b.revision);
  return groupBy(known, ({ period = header.validFrom }) => period);
}

function judgePeriod(owed: OwedPeriod, deliveries: readonly DeliveryState[], on: CivilDate): DeliverablePeriod {
  const delivery = deliveries.find(({ date }) => date >= owed.notBefore);
  return {
    ...owed,
    delivery,
    tooEarly: deliveries.filter(({ date }) => date < owed.notBefore),
    verdict: verdictOf(owed, delivery, on),
  };
}

function verdictOf({ from, due }: OwedPeriod, delivery: DeliveryState | undefined, on: CivilDate): DeliveryVerdict {
  if (delivery) return delivery.date <= due ? 'done' : 'late';
  if (on < from) return 'upcoming';
  return on > due ? 'missed' : 'pending';
}

const isSettledBefore = ({ due, delivery }: DeliverablePeriod, day: CivilDate): boolean =>
  due < day || (delivery !== undefined && delivery.date < day);
