import type { CivilDate } from '#libs/kernel/civil-date.js';
import type { FreeText } from '#libs/kernel/sealing.js';
import type { Body } from '../bodies/schema.js';
import type { correctedProgress, progressValue } from '../commitments/facts.js';
import type { Commitment } from '../commitments/schema.js';
import type { measuredValue } from '../indicators/facts.js';
import type { Indicator, Target } from '../indicators/schema.js';
import type { Objective } from '../objectives/schema.js';
import type { Partner } from '../partners/schema.js';
import type { delivery } from '../rules/facts.js';
import type { MonitoringRule } from '../rules/schema.js';
import type { notes } from './entry-facts.js';
import type { Kept } from './facts.js';

/** A fact and the event that it stands in. `date` is the day it is about (`occurredOn`). */
export interface Fact {
  readonly date: CivilDate;
  readonly revision: number;
}

/** What every part of an agreement has. */
export interface PartState {
  /** The event that first recorded it. */
  readonly revision: number;
  /** The day it was added; absent for what stands in the definition as first recorded. */
  readonly addedOn?: CivilDate;
  readonly invented?: true;
  /** Corrections of what was typed wrongly, oldest first. */
  readonly corrections: readonly number[];
}

export interface PartnerState extends PartState {
  readonly definition: Partner;
  /** `effectiveOn`: the day from which it is no longer part of it, where that is later. */
  readonly withdrawn?: Fact & { readonly effectiveOn?: CivilDate };
}

/** Who its members are from a day on. */
export interface MembersChange extends Fact {
  readonly id: string;
  readonly members: readonly string[];
  readonly reason?: FreeText;
}

export interface BodyState extends PartState {
  /** Its `members` are those of the beginning. */
  readonly definition: Body;
  /** In the order of recording. */
  readonly memberChanges: readonly MembersChange[];
}

/** What a `deliverable` asks for was handed in. */
export interface DeliveryState extends Fact, Kept<typeof delivery> {
  readonly id: string;
  readonly annulled?: Fact & { readonly reason: FreeText };
  readonly actor: string;
  readonly invented?: true;
}

export interface RuleState extends PartState {
  readonly definition: MonitoringRule;
  readonly withdrawn?: Fact;
  /** In the order of recording. */
  readonly deliveries: readonly DeliveryState[];
}

export interface ObjectiveState extends PartState {
  readonly definition: Objective;
}

/** An entry of a log that can be corrected and annulled: progress of a commitment, measurement of an indicator. */
export interface Entry<Value> extends Kept<typeof notes> {
  readonly id: string;
  /** The day it is about. A correction without one has the day of what it corrects. */
  readonly date?: CivilDate;
  readonly value: Value;
  readonly revision: number;
  readonly annulled?: Fact & { readonly reason?: FreeText };
  /** The later recorded of a validation and a rejection. */
  readonly review?: {
    readonly verdict: 'validated' | 'rejected';
    readonly revision: number;
    readonly reason?: FreeText;
  };
  readonly actor: string;
  readonly invented?: true;
}

/** What a correction says: a measurement whole; of progress what was wrong, null for a share that there should not be. */
export type Corrected<Value> = Value extends ProgressValue ? Kept<typeof correctedProgress> : Partial<Value>;

export interface Correction<Value> extends Entry<Corrected<Value>> {
  /** The entry, or the correction of it, that this one corrects. */
  readonly of: string;
}

/** An entry as first recorded, and every correction of it or of one another, in the order of recording. */
export interface LogEntry<Value> extends Entry<Value> {
  readonly date: CivilDate;
  readonly corrections: readonly Correction<Value>[];
}

/** The commitment or indicator an entry or correction belongs to, and the index of the entry in its log. */
export interface LogPlace {
  readonly part: string;
  readonly at: number;
}

export type ProgressValue = Kept<typeof progressValue>;

export interface CommitmentState extends PartState {
  readonly definition: Commitment;
  /** Its own withdrawal; a part is withdrawn with what it is a part of as well. */
  readonly withdrawn?: Fact;
  /** In the order of recording. */
  readonly progress: readonly LogEntry<ProgressValue>[];
}

export type MeasuredValue = Kept<typeof measuredValue>;

export interface TargetsRevision extends Fact {
  readonly id: string;
  readonly targets: readonly Target[];
}

export interface IndicatorState extends PartState {
  readonly definition: Indicator;
  /** In the order of recording; each holds from the day it was decided. */
  readonly targetRevisions: readonly TargetsRevision[];
  /** In the order of recording. */
  readonly measurements: readonly LogEntry<MeasuredValue>[];
}
