import type { AgreementReading } from '#libs/agreement/core/reading.js';
import type { CommitmentState } from '#libs/agreement/core/state.js';
import type { Users } from '#libs/identity/users.js';
import { type CommitmentJudgement, judgedById } from '#libs/monitoring/commitments/commitment-judgement.js';
import type { Judgement } from '#libs/monitoring/judgement.js';
import type { PageRecording } from '../../forms/recording.js';
import { type AgreementVisit, agreementVisit } from '../../frame/agreement-visit.js';
import type { Visit } from '../../frame/visit.js';
import { notFound } from '../../http/problems.js';

/** What the pages on commitments are made from. */
export interface CommitmentServices {
  readonly reading: AgreementReading;
  readonly users: Users;
  readonly recording: PageRecording;
}

/** A visit to the commitments of one agreement, as they stand today. */
export interface CommitmentsVisit extends AgreementVisit {
  readonly whole: Judgement;
  /** Parts too; none that is withdrawn. */
  readonly judged: ReadonlyMap<string, CommitmentJudgement>;
}

export interface CommitmentVisit extends CommitmentsVisit {
  readonly commitment: CommitmentState;
  /** The revision that a form on it is filled in from. */
  readonly base: number;
}

/** Throws 404 or 403 as the interface does. */
export async function commitmentsVisit(visit: Visit, reading: AgreementReading): Promise<CommitmentsVisit> {
  const here = await agreementVisit(visit, reading);
  return judgedToday(here);
}

/** What is asked of an agreement's commitments as of today; read it before the next `await`. */
function judgedToday(here: AgreementVisit): CommitmentsVisit {
  const whole = here.judgement();
  return { ...here, whole, judged: judgedById(whole.commitments) };
}

/** The commitment of the address; throws 404 where there is none. */
export async function commitmentVisit(visit: Visit, reading: AgreementReading): Promise<CommitmentVisit> {
  const here = await commitmentsVisit(visit, reading);
  const { commitment: id = '' } = visit.facts.params;
  const commitment = here.register.state.commitments.get(id);
  const base = here.register.touched.get(partOf(id));
  if (!commitment || base === undefined) throw notFound();
  return { ...here, commitment, base };
}

/** A commitment as the register names it. */
export const partOf = (commitment: string): string => `commitments/${commitment}`;
