import type { ProgressStatus } from '#libs/agreement/commitments/facts.js';
import type { CivilDate } from '#libs/kernel/civil-date.js';

interface Item<Kind extends string> {
  readonly kind: Kind;
  /** Of the meeting, commitment, indicator, measurement, decision, issue or rule. */
  readonly id: string;
  /** The day that it was, or is, due, or that it is about: the earliest is the most urgent. */
  readonly date: CivilDate;
  /** The partner that it waits for; null where it waits for whoever coordinates, or evaluates. */
  readonly owner: string | null;
}

/** A meeting whose record is not whole: convened and past, without minutes, or with minutes that nobody approved. */
export interface MeetingItem extends Item<'meeting-to-record' | 'minutes-to-write' | 'minutes-to-approve'> {
  /** Whose meeting: the body. What it is called is sealed. */
  readonly name: string | null;
}

export interface CommitmentItem extends Item<'commitment-to-confirm' | 'commitment-overdue'> {
  readonly title: string;
  /** The partner, or the body, that made the promise. */
  readonly ownerName: string | null;
  /** «As before» says something: what was last said, and not today. */
  readonly isRepeatable: boolean;
  /** What was last said; null where nothing was ever recorded. */
  readonly last: { readonly date: CivilDate; readonly status: ProgressStatus; readonly percent?: number } | null;
}

export interface IndicatorItem extends Item<'indicator-due'> {
  readonly title: string;
  readonly ownerName: string | null;
}

export interface MeasurementItem extends Item<'measurement-to-validate'> {
  readonly indicator: string;
  readonly title: string;
}

/** Its text is sealed, and stays where it is. */
export interface DecisionItem extends Item<'decision-open'> {
  readonly ownerName: string | null;
  readonly meeting: string;
  readonly takenOn: CivilDate;
  readonly name: string | null;
}

/** Its title is sealed, too. */
export interface IssueItem extends Item<'issue-open'> {
  readonly ownerName: string | null;
  readonly raisedOn: CivilDate;
}

/** Of a rule: what is to be handed in, and for which period. */
export interface DeliverableItem extends Item<'deliverable-due'> {
  readonly title: string;
  /** The partner, or the body, that owes it. */
  readonly ownerName: string | null;
}

export type EvaluationItem = Item<'final-evaluation'>;

/** Something in an agreement that waits for somebody, on a day. Nothing of it is sealed. */
export type WaitingItem =
  | MeetingItem
  | CommitmentItem
  | IndicatorItem
  | MeasurementItem
  | DecisionItem
  | IssueItem
  | DeliverableItem
  | EvaluationItem;

export type WaitingKind = WaitingItem['kind'];

/** How many of one kind wait for one owner. */
export interface WaitingCount {
  readonly kind: WaitingKind;
  readonly owner: string | null;
  readonly count: number;
}

/** What waits in an agreement: of each kind and owner the most urgent, and how many there are. */
export interface Waiting {
  readonly items: readonly WaitingItem[];
  readonly counts: readonly WaitingCount[];
}

export const NOTHING_WAITS: Waiting = { items: [], counts: [] };
