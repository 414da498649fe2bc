import type {
  BodyState,
  CommitmentState,
  IndicatorState,
  ObjectiveState,
  PartnerState,
  PartState,
  RecordedAgreement,
  RuleState,
} from '#libs/agreement/core/state.js';
import { commitmentEnd } from '#libs/agreement/core/term.js';
import type { CivilDate } from '#libs/kernel/civil-date.js';

/** The parts of an agreement that a report on a day takes ("Two clocks"): none added later, none withdrawn by then. */
export interface PartsOnDay {
  readonly partners: ReadonlyMap<string, PartnerState>;
  readonly bodies: ReadonlyMap<string, BodyState>;
  /** Those withdrawn by the day too: what they judged stays judged. */
  readonly rules: readonly RuleState[];
  readonly objectives: ReadonlyMap<string, ObjectiveState>;
  readonly commitments: ReadonlyMap<string, CommitmentState>;
  readonly indicators: ReadonlyMap<string, IndicatorState>;
}

export function partsOnDay(state: RecordedAgreement, on: CivilDate): PartsOnDay {
  return {
    partners: thereOn(state.partners, on),
    bodies: thereOn(state.bodies, on),
    rules: [...thereOn(state.rules, on).values()],
    objectives: thereOn(state.objectives, on),
    commitments: thereOn(state.commitments, on, (commitment) => !isPast(commitmentEnd(state, commitment), on)),
    indicators: thereOn(state.indicators, on),
  };
}

/** From when a rule is withdrawn, if it is by the day. */
export const withdrawnBy = ({ withdrawn }: RuleState, on: CivilDate): CivilDate | undefined =>
  isPast(withdrawn?.date, on) ? withdrawn?.date : undefined;

/** A withdrawal holds from its own day on. */
const isPast = (day: CivilDate | undefined, on: CivilDate): boolean => day !== undefined && day <= on;

function thereOn<Part extends PartState>(
  parts: ReadonlyMap<string, Part>,
  on: CivilDate,
  holds: (part: Part) => boolean = () => true,
): ReadonlyMap<string, Part> {
  const there = [...parts].filter(([, part]) => (part.addedOn === undefined || part.addedOn <= on) && holds(part));
  return new Map(there);
}
