import { type CivilDate, civilDateIn, type Instant } from '#libs/kernel/civil-date.js';
import type { FreeText } from '#libs/kernel/sealing.js';
import type { Header } from '../agreement/schema.js';
import type {
  DecisionState,
  EvaluationState,
  IssueState,
  MeetingState,
  NonRenewal,
  TermChange,
} from './fact-states.js';
import type {
  BodyState,
  CommitmentState,
  Fact,
  IndicatorState,
  LogEntry,
  LogPlace,
  MeasuredValue,
  ObjectiveState,
  PartnerState,
  ProgressValue,
  RuleState,
} from './part-states.js';

export type * from './fact-states.js';
export type * from './part-states.js';

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
