import { type CivilDate, civilDateIn, type Instant } from '#libs/kernel/civil-date.js';
import type { FreeText } from '#libs/kernel/sealing.js';
import type { nonRenewal, termChange } from '../agreement/facts.js';
import type { Header } from '../agreement/schema.js';
import type { Body } from '../bodies/schema.js';
import type { correctedProgress, progressValue } from '../commitments/facts.js';
import type { Commitment } from '../commitments/schema.js';
import type { evaluation } from '../evaluations/facts.js';
import type { measuredValue } from '../indicators/facts.js';
import type { Indicator, Target } from '../indicators/schema.js';
import type { issue, resolution } from '../issues/facts.js';
import type { attendance, completion, decision, details } from '../meetings/facts.js';
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

/** What was recorded by mistake and taken back whole: only the history still tells of it, and its id stays taken. */
export interface TakenBack extends Fact {
  readonly reason: FreeText;
  /** What people called it. */
  readonly name?: string;
}

/** What an annulment undid, as the history tells it: its day, and its value where it had one. */
export interface Undone {
  /** The event that recorded it. */
  readonly revision?: number;
  readonly date?: CivilDate;
  readonly validTo?: CivilDate;
  readonly value?: number | undefined;
  readonly numerator?: number | undefined;
  readonly denominator?: number | undefined;
  readonly status?: ProgressValue['status'] | undefined;
  readonly percent?: number | null | undefined;
  /** Of a delivery: the first day of what it is about. */
  readonly period?: CivilDate | undefined;
  /** Of a withdrawal that was to take effect later than it was decided. */
  readonly effectiveOn?: CivilDate | undefined;
}

export interface Redaction extends Fact {
  readonly reason: FreeText;
  readonly replacement?: FreeText;
}

/**
 * One agreement, folded from its register. Dated facts keep their day and their revision, so that a report can leave
 * out what is about a later day. Maps keep the order of the definition.
 */
export interface AgreementState {
  readonly id: string;
  /** Undefined until the agreement is recorded. */
  readonly header: Header | undefined;
  readonly recorded: Fact | undefined;
  readonly invented: boolean;
  readonly corrections: readonly number[];
  /** Extensions and early ends, in the order of recording. */
  readonly termChanges: readonly TermChange[];
  readonly nonRenewals: readonly NonRenewal[];
  /** By its path below the agreement: `extensions/x`, `bodies/b/members/x`, `partners/p`. */
  readonly takenBack: ReadonlyMap<string, TakenBack>;
  /** By the revision of the event that annulled it. */
  readonly undone: ReadonlyMap<number, Undone>;
  /** By the revision of a correction: what the fields said that it changed. */
  readonly corrected: ReadonlyMap<number, Readonly<Record<string, unknown>>>;
  readonly annulled: (Fact & { readonly reason: FreeText }) | undefined;
  readonly archived: (Fact & { readonly reason: FreeText }) | undefined;
  readonly partners: ReadonlyMap<string, PartnerState>;
  readonly bodies: ReadonlyMap<string, BodyState>;
  readonly rules: ReadonlyMap<string, RuleState>;
  readonly objectives: ReadonlyMap<string, ObjectiveState>;
  readonly commitments: ReadonlyMap<string, CommitmentState>;
  readonly indicators: ReadonlyMap<string, IndicatorState>;
  readonly meetings: ReadonlyMap<string, MeetingState>;
  readonly decisions: ReadonlyMap<string, DecisionState>;
  readonly issues: ReadonlyMap<string, IssueState>;
  readonly evaluations: ReadonlyMap<string, EvaluationState>;
  /** Where the entry or correction with an id is kept. */
  readonly progressIndex: ReadonlyMap<string, LogPlace>;
  readonly measurementIndex: ReadonlyMap<string, LogPlace>;
  /** Every sealed free text that was recorded, and the revision it stands in. */
  readonly texts: ReadonlyMap<string, number>;
  readonly redactions: ReadonlyMap<string, Redaction>;
  /** Every person named as a delegate, by id, and when their data were erased, if they were. */
  readonly persons: ReadonlyMap<string, Fact | undefined>;
  /** Revisions of events made up for a demonstration. */
  readonly inventedRevisions: ReadonlySet<number>;
}

/** One that is there: what everybody but the commands reads. */
export interface RecordedAgreement extends AgreementState {
  readonly header: Header;
}

export const isRecorded = (state: AgreementState): state is RecordedAgreement => state.header !== undefined;

/** The same for who knows that it is there. */
export function asRecorded(state: AgreementState): RecordedAgreement {
  if (!isRecorded(state)) throw new TypeError(`No agreement is recorded as "${state.id}"`);
  return state;
}

/** Today in the agreement's zone. */
export const todayIn = ({ header }: RecordedAgreement, now: Instant): CivilDate => civilDateIn(header.timeZone, now);

interface EvolvingCommitment extends CommitmentState {
  readonly progress: LogEntry<ProgressValue>[];
}

interface EvolvingIndicator extends IndicatorState {
  readonly measurements: LogEntry<MeasuredValue>[];
}

type Evolving<Kept> =
  Kept extends ReadonlyMap<infer Id, infer Value>
    ? Map<Id, Value>
    : Kept extends ReadonlySet<infer Value>
      ? Set<Value>
      : Kept extends readonly (infer Item)[]
        ? Item[]
        : Kept;

/** The same while events are folded into it: for `evolve` alone. */
export type EvolvingAgreement = {
  -readonly [Field in keyof Omit<AgreementState, 'commitments' | 'indicators'>]: Evolving<AgreementState[Field]>;
} & {
  readonly commitments: Map<string, EvolvingCommitment>;
  readonly indicators: Map<string, EvolvingIndicator>;
};

export function emptyAgreement(id = ''): EvolvingAgreement {
  return {
    id,
    header: undefined,
    recorded: undefined,
    invented: false,
    corrections: [],
    termChanges: [],
    nonRenewals: [],
    takenBack: new Map(),
    undone: new Map(),
    corrected: new Map(),
    annulled: undefined,
    archived: undefined,
    partners: new Map(),
    bodies: new Map(),
    rules: new Map(),
    objectives: new Map(),
    commitments: new Map(),
    indicators: new Map(),
    meetings: new Map(),
    decisions: new Map(),
    issues: new Map(),
    evaluations: new Map(),
    progressIndex: new Map(),
    measurementIndex: new Map(),
    texts: new Map(),
    redactions: new Map(),
    persons: new Map(),
    inventedRevisions: new Set(),
  };
}

/** Everything that `evolve` changes in place is made anew; what it replaces is shared. */
export function copyOf(state: AgreementState): EvolvingAgreement {
  const fields = Object.entries(state).map(([field, value]: [string, unknown]) => [field, anew(value)]);
  const copy = Object.fromEntries(fields) as EvolvingAgreement;
  for (const [id, part] of copy.commitments) copy.commitments.set(id, { ...part, progress: [...part.progress] });
  for (const [id, part] of copy.indicators) copy.indicators.set(id, { ...part, measurements: [...part.measurements] });
  return copy;
}

function anew(value: unknown): unknown {
  if (value instanceof Map) return new Map(value);
  if (value instanceof Set) return new Set(value);
  return Array.isArray(value) ? [...value] : value;
}
