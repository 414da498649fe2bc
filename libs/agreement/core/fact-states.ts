import type { CivilDate } from '#libs/kernel/civil-date.js';
import type { FreeText } from '#libs/kernel/sealing.js';
import type { nonRenewal, termChange } from '../agreement/facts.js';
import type { evaluation } from '../evaluations/facts.js';
import type { issue, resolution } from '../issues/facts.js';
import type { attendance, completion, decision, details } from '../meetings/facts.js';
import type { Kept } from './facts.js';
import type { Fact, PartState } from './part-states.js';

/** What a meeting is, whether convened or held. */
export interface MeetingFacts extends Kept<typeof details> {
  readonly date: CivilDate;
}

export interface HeldFacts extends MeetingFacts, Kept<typeof attendance> {
  /** The event that recorded it as held; corrections keep its place in the order of recording. */
  readonly revision: number;
}

export interface MinutesVersion extends Fact {
  readonly text: FreeText;
  readonly actor: string;
}

export interface MeetingState extends PartState {
  /** As last convened; absent if it was recorded as held straight away. */
  readonly scheduled?: MeetingFacts & { readonly revision: number };
  readonly cancelled?: Fact & { readonly reason: FreeText };
  /** Still `scheduled`, if it was convened. */
  readonly held?: HeldFacts;
  /** Never happened. */
  readonly annulled?: Fact & { readonly reason: FreeText };
  readonly minutes: readonly MinutesVersion[];
  /** `elsewhere`: where the minutes are kept, if not here. */
  readonly minutesApproved?: Fact & { readonly elsewhere?: FreeText };
}

export interface DecisionState extends Fact, Kept<typeof decision> {
  readonly meeting: string;
  readonly completed?: Fact & Kept<typeof completion>;
  readonly invented?: true;
}

export interface IssueState extends Fact, Kept<typeof issue> {
  readonly resolved?: Fact & Kept<typeof resolution>;
  /** Raised by mistake. */
  readonly annulled?: Fact & { readonly reason: FreeText };
  readonly invented?: true;
}

export interface EvaluationState extends Fact, Kept<typeof evaluation> {
  readonly annulled?: Fact & { readonly reason: FreeText };
  readonly actor: string;
  readonly invented?: true;
}

export interface TermChange extends Fact, Kept<typeof termChange> {
  readonly id: string;
  readonly kind: 'extension' | 'early-end';
}

/** "Disdetta": somebody said no to the next renewal. */
export interface NonRenewal extends Fact, Kept<typeof nonRenewal> {
  readonly id: string;
}
