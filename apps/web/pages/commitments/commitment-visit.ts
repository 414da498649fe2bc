import type { AgreementReading } from '#libs/agreement/core/reading.js';
import type { CommitmentState } from '#libs/agreement/core/state.js';
import { type CommitmentJudgement, judgedById } from '#libs/monitoring/commitments/commitment-judgement.js';
import type { Judgement } from '#libs/monitoring/judgement.js';
import { type AgreementVisit, agreementVisit } from '../../frame/agreement-visit.js';
import type { Visit } from '../../frame/visit.js';
import { notFound } from '../../http/problems.js';

/** A visit to the commitments of one agreement, as they stand today. */
export interface CommitmentsVisit extends AgreementVisit {
  readonly whole: Judgement;
  /** Parts too; none that is withdrawn. */
  readonly judged: ReadonlyMap<string, CommitmentJudgement>;
}

export interface CommitmentVisit extends CommitmentsVisit {
  readonly commitment: CommitmentState;
}

/** Throws 404 or 403 as the interface does. */
export async function commitmentsVisit(visit: Visit, reading: AgreementReading): Promise<CommitmentsVisit> {
  return judgedToday(await agreementVisit(visit, reading));
}

/** What is asked of an agreement's commitments as of today. */
function judgedToday(here: AgreementVisit): CommitmentsVisit {
  const whole = here.judgement();
  return { ...here, whole, judged: judgedById(whole.commitments) };
}

/** The commitment of the address; throws 404 where there is none. */
export function commitmentAt(here: AgreementVisit): CommitmentVisit {
  const { commitment: id = '' } = here.visit.facts.params;
  const commitment = here.register.state.commitments.get(id);
  if (!commitment) throw notFound();
  return { ...judgedToday(here), commitment };
}

export const commitmentVisit = async (visit: Visit, reading: AgreementReading): Promise<CommitmentVisit> =>
  commitmentAt(await agreementVisit(visit, reading));

/** A commitment as the register names it. */
export const partOf = (commitment: string): string => `commitments/${commitment}`;
