import type { MeetingState, PartnerState, PartState, RuleState } from '#libs/agreement/core/state.js';
import type { CadenceRule } from '#libs/agreement/rules/schema.js';
import type { CivilDate } from '#libs/kernel/civil-date.js';
import { firstPlace } from '#libs/kernel/in-order.js';
import { type CadenceJudgement, isRolling, type WindowJudgement } from './cadence/cadence.js';
import type { HeldMeeting } from './cadence/counting.js';
import type { ScheduledMeeting } from './cadence/planned.js';
import { withdrawnBy } from './cadence/presence.js';
import type { CommitmentJudgement } from './commitments/commitments.js';
import type { DeliverableJudgement, DeliverablePeriod } from './deliverables/deliverables.js';
import type { FinalEvaluationJudgement } from './evaluation/final-evaluation.js';
import type { IndicatorJudgement } from './indicators/indicators.js';
import type { Judgement } from './judgement.js';
import type { ObjectiveJudgement } from './objectives/objectives.js';

type Revisions = readonly (number | undefined)[];

/** Which events the verdicts of one judgement rest on: revisions, ascending, each once. */
export class Evidence {
  readonly term: readonly number[];
  /** What stands below others is asked for again by each of them. */
  private readonly known = new Map<object, readonly number[]>();

  constructor(private readonly whole: Judgement) {
    const { state, on } = whole;
    const changes = [...state.termChanges, ...state.nonRenewals].filter((change) => change.date <= on);
    this.term = inOrder(
      [state.recorded?.revision],
      state.corrections,
      changes.map(({ revision }) => revision),
    );
  }

  window(judgement: CadenceJudgement, window: WindowJudgement): readonly number[] {
    return merged(this.rule(judgement.rule), this.meetingsOf(judgement, window));
  }

  /** What its windows rest on; with anchor `rolling`, where short days are remembered, every meeting held. */
  cadence(judgement: CadenceJudgement): readonly number[] {
    const { definition, windows, held, rule } = judgement;
    const lookedAt = isRolling(definition) ? held : [];
    const meetings = inOrder(
      windows.flatMap((window) => this.meetingsOf(judgement, window)),
      lookedAt.flatMap((meeting) => heldEvents(meeting, definition, this.whole.on)),
    );
    return merged(this.rule(rule), meetings);
  }

  /** What a window adds to its rule: asked for by the window, and by the rule. */
  private meetingsOf(judgement: CadenceJudgement, window: WindowJudgement): readonly number[] {
    return this.once(window, () => this.meetingsIn(judgement, window));
  }

  private meetingsIn({ definition }: CadenceJudgement, window: WindowJudgement): readonly number[] {
    const held = [...window.counted, ...window.others];
    const ahead = window.kind === 'period' ? [...window.planned, ...window.unrecorded] : [];
    const body = definition.body === undefined ? undefined : this.whole.parts.bodies.get(definition.body);
    return inOrder(
      body ? partEvents(body) : [],
      held.flatMap((meeting) => heldEvents(meeting, definition, this.whole.on)),
      ahead.flatMap(scheduledEvents),
    );
  }

  finalEvaluation({ rule, evaluation, tooEarly }: FinalEvaluationJudgement): readonly number[] {
    return merged(this.rule(rule), inOrder([evaluation, ...tooEarly].map((found) => found?.revision)));
  }

  deliverable({ rule, periods }: DeliverableJudgement): readonly number[] {
    return merged(this.rule(rule), inOrder(periods.flatMap(deliveriesOf)));
  }

  deliverablePeriod({ rule }: DeliverableJudgement, period: DeliverablePeriod): readonly number[] {
    return merged(this.rule(rule), inOrder(deliveriesOf(period)));
  }

  /** Its withdrawal too, once it holds; with the term, on which all that it judges rests. */
  private rule(rule: RuleState): readonly number[] {
    const isWithdrawn = withdrawnBy(rule, this.whole.on) !== undefined;
    const own = [...partEvents(rule), isWithdrawn ? rule.withdrawn?.revision : undefined];
    return this.once(rule, () => inOrder(this.term, own));
  }

  indicator(judgement: IndicatorJudgement): readonly number[] {
    const { indicator, targets, events } = judgement;
    return this.once(judgement, () => inOrder(this.term, partEvents(indicator), [targets.revision], events));
  }

  commitment(judgement: CommitmentJudgement): readonly number[] {
    const { commitment, events, parts } = judgement;
    const ofParts = () => parts.flatMap((part) => this.commitment(part));
    return this.once(judgement, () => inOrder(this.term, partEvents(commitment), events, ofParts()));
  }

  objective(judgement: ObjectiveJudgement): readonly number[] {
    const { objective, indicators, commitments, objectives } = judgement;
    return this.once(judgement, () =>
      inOrder(
        this.term,
        partEvents(objective),
        indicators.flatMap((indicator) => this.indicator(indicator)),
        commitments.flatMap((commitment) => this.commitment(commitment)),
        objectives.flatMap((child) => this.objective(child)),
      ),
    );
  }

  /** Withdrawals too: what was withdrawn is not counted because of them. */
  counts(): readonly number[] {
    const { state, on, commitments } = this.whole;
    const withdrawals = [...state.commitments.values()].map(({ withdrawn }) =>
      withdrawn && withdrawn.date <= on ? withdrawn.revision : undefined,
    );
    return inOrder(
      withdrawals,
      commitments.flatMap((commitment) => this.commitment(commitment)),
    );
  }

  private once(key: object, find: () => readonly number[]): readonly number[] {
    const known = this.known.get(key);
    if (known) return known;
    const found = find();
    this.known.set(key, found);
    return found;
  }
}

function inOrder(...lists: readonly Revisions[]): readonly number[] {
  const revisions = new Set<number>();
  for (const list of lists) {
    for (const revision of list) if (revision !== undefined) revisions.add(revision);
  }
  return [...revisions].sort((a, b) => a - b);
}

/** Mostly nothing is added to what many share: it is not sorted again for each. */
function merged(shared: readonly number[], own: readonly number[]): readonly number[] {
  const added = own.filter((revision) => !holds(shared, revision));
  return added.length === 0 ? shared : inOrder(shared, added);
}

/** Of revisions in order. */
const holds = (revisions: readonly number[], wanted: number): boolean =>
  revisions[firstPlace(revisions, (revision) => revision >= wanted)] === wanted;

const deliveriesOf = ({ delivery, tooEarly }: DeliverablePeriod): Revisions =>
  [delivery, ...tooEarly].map((found) => found?.revision);

/** The event that recorded a part, and the corrections of what was typed wrongly. */
const partEvents = (part: PartState): readonly number[] => [part.revision, ...part.corrections];

/** What is about a later day, minutes approved or a partner gone, plays no part. */
function heldEvents(
  judged: HeldMeeting,
  { requireMinutes, noticeDays }: Pick<CadenceRule, 'requireMinutes' | 'noticeDays'>,
  on: CivilDate,
): Revisions {
  const { meeting, held, attendance, minutesApproved } = judged;
  const members = attendance?.members.flatMap((partner) => partnerEvents(partner, on)) ?? [];
  const body = attendance?.body ? [...partEvents(attendance.body), attendance.change?.revision] : [];
  const approval = requireMinutes && minutesApproved ? [meeting.minutesApproved?.revision] : [];
  const notice = noticeDays === undefined ? [] : [meeting.scheduled?.revision];
  return [...meetingEvents(meeting), held.revision, ...approval, ...notice, ...body, ...members];
}

function partnerEvents(partner: PartnerState, on: CivilDate): Revisions {
  const { withdrawn } = partner;
  return [...partEvents(partner), withdrawn && withdrawn.date <= on ? withdrawn.revision : undefined];
}

const scheduledEvents = ({ meeting, scheduled }: ScheduledMeeting): Revisions => [
  ...meetingEvents(meeting),
  scheduled.revision,
];

const meetingEvents = (meeting: MeetingState): readonly number[] => meeting.corrections;
