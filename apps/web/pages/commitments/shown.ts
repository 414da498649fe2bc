import { promiserKey, promiserName } from '#libs/agreement/commitments/promiser.js';
import type { CommitmentState, ProgressValue } from '#libs/agreement/core/state.js';
import { commitmentEnd } from '#libs/agreement/core/term.js';
import type { CivilDate } from '#libs/kernel/civil-date.js';
import { COMMITMENT, type Word } from '#libs/language/lexicon.js';
import type { CommitmentVerdict } from '#libs/monitoring/commitments/commitment-judgement.js';
import { lastProgress } from '#libs/monitoring/commitments/last-progress.js';
import { nextNews } from '#libs/monitoring/tasks/as-before.js';
import { type AsBefore, asBefore } from './as-before.js';
import type { CommitmentsVisit } from './commitment-visit.js';

/** A commitment as lists show it. */
export interface ShownCommitment {
  readonly id: string;
  readonly title: string;
  /** Undefined for a promise of a body. */
  readonly partner: string | undefined;
  /** Whose it is, a partner's or a body's: the same for all of one. */
  readonly promiser: string;
  readonly promiserName: string;
  readonly kind: 'continuous' | 'one-off' | 'deadline';
  readonly due: CivilDate | undefined;
  readonly group: string | undefined;
  readonly invented: boolean;
  /** Undefined for one that is withdrawn. */
  readonly verdict: CommitmentVerdict | undefined;
  readonly word: Word | undefined;
  readonly late: boolean;
  readonly last: { readonly date: CivilDate; readonly value: ProgressValue } | undefined;
  /** Its state is that of its parts. */
  readonly fromParts: boolean;
  /** Until when the last news holds, while news is expected at all. */
  readonly nextBy: CivilDate | undefined;
  readonly withdrawnOn: CivilDate | undefined;
  readonly mayUpdate: boolean;
  readonly asBefore: AsBefore | undefined;
  readonly parts: readonly ShownCommitment[];
}

/** As it stands today; `judgement` is missing for one that is withdrawn. */
export function shown(
  here: CommitmentsVisit,
  commitment: CommitmentState,
  judgement = here.judged.get(commitment.definition.id),
): ShownCommitment {
  const { state } = here.register;
  const { id, title, partner, kind, due, group } = commitment.definition;
  const last = lastProgress(commitment, here.today);
  return {
    id,
    title,
    partner,
    promiser: promiserKey(commitment.definition),
    promiserName: promiserName(state, commitment.definition),
    kind,
    due,
    group,
    invented: commitment.invented === true,
    verdict: judgement?.verdict,
    word: judgement && COMMITMENT[judgement.verdict],
    late: judgement?.late === true,
    last: last && { date: last.date, value: last.value },
    fromParts: judgement !== undefined && judgement.basis !== 'own',
    nextBy: judgement && nextNews(judgement, here.whole),
    withdrawnOn: judgement ? undefined : commitmentEnd(state, commitment),
    mayUpdate: !state.annulled && here.may('record-progress', { commitment: id }),
    asBefore: asBefore(here, commitment),
    parts: (judgement?.parts ?? []).map((part) => shown(here, part.commitment, part)),
  };
}

export const isKept = ({ verdict }: ShownCommitment): boolean => verdict === 'kept' || verdict === 'fulfilled';

/** It, or a part of it. */
export const anyIs = (commitment: ShownCommitment, verdict: CommitmentVerdict): boolean =>
  commitment.verdict === verdict || commitment.parts.some((part) => anyIs(part, verdict));

/** One promise made by several partners. */
export interface SharedPromise {
  readonly group: string;
  readonly members: readonly ShownCommitment[];
}

/** Promises that more than one partner has made, in the order of the definition; none withdrawn. */
export function sharedPromises(commitments: readonly ShownCommitment[]): SharedPromise[] {
  const groups = new Map<string, ShownCommitment[]>();
  for (const commitment of commitments.flatMap(withParts)) {
    if (commitment.group === undefined) continue;
    groups.set(commitment.group, [...(groups.get(commitment.group) ?? []), commitment]);
  }
  return [...groups].filter(([, members]) => members.length > 1).map(([group, members]) => ({ group, members }));
}

const withParts = (commitment: ShownCommitment): ShownCommitment[] => [
  commitment,
  ...commitment.parts.flatMap(withParts),
];
