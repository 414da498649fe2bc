import { addDays, type CivilDate, earlier, later, through } from '#libs/kernel/civil-date.js';
import type { Header } from '../agreement/schema.js';
import { judgesWholeTerms } from '../rules/schema.js';
import type { CommitmentState, PartnerState, RecordedAgreement, RuleState, TermChange } from './state.js';

/** Where the definition, as it stands, puts the end: given, or counted from the start (monitoring-rules 1). */
export function definedEnd(header: Header): CivilDate | undefined {
  if (header.validTo !== undefined) return header.validTo;
  if (header.validFrom === undefined || header.duration === undefined) return undefined;
  return through(header.validFrom, header.duration);
}

/** The first term, or a renewed one. */
export interface TermSpan {
  /** Undefined: the start of the agreement is unknown. */
  readonly from: CivilDate | undefined;
  readonly to: CivilDate | undefined;
  /** Extensions and early ends that moved its end, in the order in which they follow one another. */
  readonly changes: readonly TermChange[];
}

export interface Term {
  readonly from: CivilDate | undefined;
  readonly to: CivilDate | undefined;
  /** The extension or early end in force: the last decided. */
  readonly change: TermChange | undefined;
  /** The first term, and one for each renewal; the last ends on `to`. */
  readonly spans: readonly [TermSpan, ...TermSpan[]];
}

/** What the term of an agreement follows from. */
export type TermSource = Pick<RecordedAgreement, 'header' | 'termChanges' | 'nonRenewals'>;

/** The term as known on a day, from what was decided on or before it. */
export function termOn(state: TermSource, day: CivilDate): Term {
  const renewing = new Renewing(state);
  for (const change of inOrderOfDecision(state.termChanges)) {
    if (change.date > day) break;
    renewing.goOnTo(change.date);
    renewing.change(change);
  }
  renewing.goOnTo(day);
  return renewing.term;
}

/** An extension or early end, and the end that was in force when it was decided. */
export interface MovedEnd {
  readonly change: TermChange;
  readonly before: CivilDate | undefined;
}

/** Every change of the end, in the order in which they follow one another: one pass, whatever their number. */
export function movedEnds(state: TermSource): MovedEnd[] {
  const renewing = new Renewing(state);
  return inOrderOfDecision(state.termChanges).map((change) => {
    renewing.goOnTo(change.date);
    const before = renewing.end;
    renewing.change(change);
    return { change, before };
  });
}

/** What there would be to know, had a change not been. */
export const sourceWithout = ({ header, termChanges, nonRenewals }: TermSource, change: TermChange): TermSource => ({
  header,
  nonRenewals,
  termChanges: termChanges.filter((other) => other !== change),
});

/** From when on a term that was extended is the longer one: what was done before was about the shorter. */
export const lastExtension = ({ changes }: TermSpan): TermChange | undefined =>
  changes.findLast(({ kind }) => kind === 'extension');

/** The term with every change recorded, renewed only as far as a day. */
export function currentTerm(state: TermSource, today: CivilDate = lastDecision(state)): Term {
  return termOn(state, today);
}

/** They follow one another by the day on which they were decided; of one day in the order of recording. */
export function inOrderOfDecision<Dated extends { readonly date: CivilDate }>(decided: readonly Dated[]): Dated[] {
  return [...decided].sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
}

/** The day of the last extension or early end; before every day, if there is none. */
export const lastDecision = ({ termChanges }: Pick<TermSource, 'termChanges'>): CivilDate =>
  termChanges.reduce((last, { date }) => later(last, date), '0000-01-01');

/** The term as days go by (monitoring-rules 1, "Renewal"). */
class Renewing {
  private readonly spans: [TermSpan, ...TermSpan[]];
  private inForce: TermChange | undefined;
  /** The end from which renewals are counted, and how many of the terms there are were there when it was set. */
  private counted: CivilDate | undefined;
  private before = 1;
  private endedEarly = false;
  /** Of several the strictest holds: the first that was given. */
  private readonly noticeGiven: CivilDate | undefined;

  constructor(private readonly state: TermSource) {
    this.counted = definedEnd(state.header);
    this.spans = [{ from: state.header.validFrom, to: this.counted, changes: [] }];
    this.noticeGiven = state.nonRenewals.map(({ date }) => date).sort()[0];
  }

  get term(): Term {
    return { from: this.state.header.validFrom, to: this.end, change: this.inForce, spans: this.spans };
  }

  get end(): CivilDate | undefined {
    return this.spans.at(-1)?.to;
  }

  /** Adds the terms that have followed in silence by a day; `end(k)` is always counted from the same end. */
  goOnTo(day: CivilDate): void {
    const { renewal } = this.state.header;
    if (!renewal || this.counted === undefined || this.endedEarly) return;
    const { every, times = Number.POSITIVE_INFINITY, noticeDays } = renewal;
    const first = addDays(this.counted, 1);
    for (let end = this.end; end !== undefined && end < day && this.spans.length <= times; end = this.end) {
      if (this.isRefusedBefore(addDays(end, -noticeDays), day)) return;
      const to = through(first, every, this.spans.length - this.before + 1);
      this.spans.push({ from: addDays(end, 1), to, changes: [] });
    }
  }

  /** Whether somebody has said no by the last day for it, as known on a day. */
  private isRefusedBefore(lastDay: CivilDate, day: CivilDate): boolean {
    return this.noticeGiven !== undefined && this.noticeGiven <= earlier(lastDay, day);
  }

  /** An extension or early end keeps the terms there are, but for those that would begin after it. */
  change(change: TermChange): void {
    const { validTo } = change;
    while (this.spans.length > 1 && validTo < (this.spans.at(-1)?.from ?? '')) this.spans.pop();
    const last = this.spans.at(-1) as TermSpan;
    this.spans[this.spans.length - 1] = { ...last, to: validTo, changes: [...last.changes, change] };
    this.inForce = change;
    this.counted = validTo;
    this.before = this.spans.length;
    if (change.kind === 'early-end') this.endedEarly = true;
  }
}

/** From when a commitment counts: as it says, else from the day it was added, else from the start of the term. */
export function commitmentStart(state: RecordedAgreement, commitment: CommitmentState): CivilDate | undefined {
  return commitment.definition.from ?? commitment.addedOn ?? state.header.validFrom;
}

/** From when a rule judges; undefined: from the start of the term, as those do that judge a whole term. */
export function ruleStart({ definition, addedOn }: RuleState): CivilDate | undefined {
  if (definition.type === 'final-evaluation' || judgesWholeTerms(definition)) return undefined;
  return definition.from ?? addedOn;
}

/** From when a partner is part of the agreement; undefined: always. */
export function partnerStart(state: RecordedAgreement, partner: PartnerState): CivilDate | undefined {
  return partner.definition.joinedOn ?? partner.addedOn ?? state.header.validFrom;
}

/** The day from which a partner is no longer part of it. */
export function partnerEnd(partner: PartnerState): CivilDate | undefined {
  return partner.withdrawn?.effectiveOn ?? partner.withdrawn?.date ?? partner.definition.withdrewOn;
}

export function partnerIsActiveOn(state: RecordedAgreement, partner: PartnerState, day: CivilDate): boolean {
  const start = partnerStart(state, partner);
  const end = partnerEnd(partner);
  return (start === undefined || start <= day) && (end === undefined || day < end);
}

/** The first day from which a commitment is withdrawn, its own or with what it is a part of. */
export function commitmentEnd(state: RecordedAgreement, commitment: CommitmentState): CivilDate | undefined {
  const own = commitment.withdrawn?.date;
  const parent = commitment.definition.parent && state.commitments.get(commitment.definition.parent);
  const inherited = parent ? commitmentEnd(state, parent) : undefined;
  if (own === undefined || inherited === undefined) return own ?? inherited;
  return earlier(own, inherited);
}
