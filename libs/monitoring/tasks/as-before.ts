import type { CommitmentState, ProgressValue } from '#libs/agreement/core/state.js';
import { commitmentEnd } from '#libs/agreement/core/term.js';
import { addDays, type CivilDate } from '#libs/kernel/civil-date.js';
import { say, type Text } from '#libs/kernel/text.js';
import { it } from '#libs/language/words.js';
import type { CommitmentJudgement } from '../commitments/commitment-judgement.js';
import type { Judgement } from '../judgement.js';
import { isOver, isRunning } from '../term/term.js';
import { SOON_DAYS } from './horizons.js';

/** What «as before» repeats of a commitment that goes on. */
export interface RepeatableProgress {
  readonly value: ProgressValue;
  /** The day that it was last said of. */
  readonly since: CivilDate;
}

/** What confirming a commitment as before would record, or why that would say nothing true; `judged`: unless withdrawn. */
export function repeatableProgress(
  { state, term, on }: Judgement,
  commitment: CommitmentState,
  judged: CommitmentJudgement | undefined,
): RepeatableProgress | { readonly why: Text } {
  if (!judged) return { why: isWithdrawn(commitmentEnd(state, commitment)) };
  if (isOver(term, on) && term.to !== undefined) return { why: agreementIsOver(term.to) };
  if (!isRunning(term, on)) return { why: NOT_RUNNING };
  if (commitment.definition.kind !== 'continuous') return { why: NOT_CONTINUOUS };
  const last = judged.progress.at(-1);
  if (!last) return { why: NOTHING_YET };
  return last.value.status === 'not-fulfilled' ? { why: NOT_KEPT } : { value: last.value, since: last.date };
}

/** The same where one press says something: it was not said today already, nor is the agreement closed. */
export function confirmableToday(
  judgement: Judgement,
  commitment: CommitmentState,
  judged: CommitmentJudgement | undefined,
): RepeatableProgress | undefined {
  const { annulled, archived } = judgement.state;
  if (annulled || archived) return undefined;
  const found = repeatableProgress(judgement, commitment, judged);
  return 'why' in found || found.since >= judgement.on ? undefined : found;
}

/** It has not been confirmed for too long, or soon will not have been. */
export const isConfirmationDue = ({ nextReportBy }: CommitmentJudgement, on: CivilDate): boolean =>
  nextReportBy !== undefined && nextReportBy <= addDays(on, SOON_DAYS);

/** Nobody waits for news of what is settled, of what its parts speak for, nor once the agreement is over. */
export function nextNews(judged: CommitmentJudgement, { term, on }: Judgement): CivilDate | undefined {
  const { verdict, nextReportBy, basis } = judged;
  const isSettled = verdict === 'fulfilled' || verdict === 'not-fulfilled';
  return isSettled || basis !== 'own' || isOver(term, on) ? undefined : nextReportBy;
}

function isWithdrawn(end: CivilDate | undefined): Text {
  const from = end === undefined ? say('', '') : say(` ${it.dal(end, it.short)}`, ` from ${it.short(end)}`);
  return say(`L’impegno è ritirato${from.it}.`, `The commitment is withdrawn${from.en}.`);
}

const agreementIsOver = (end: CivilDate): Text =>
  say(
    `L’accordo è finito ${it.il(end, it.short)}: da qui in poi non si conferma più. Se manca qualcosa di allora, si registra con il suo giorno.`,
    `The agreement ended on ${it.short(end)}: nothing is confirmed from there on. What is missing from before is recorded with its day.`,
  );
const NOT_RUNNING = say(
  'L’accordo non è in corso, o non se ne conosce l’inizio: non c’è nulla da confermare oggi.',
  'The agreement is not in force, or its start is not known: there is nothing to confirm today.',
);
const NOT_CONTINUOUS = say(
  'Si conferma «come prima» solo un impegno continuativo: degli altri si registra a che punto sono.',
  'Only a continuous commitment is confirmed “as before”: of others one records how far they are.',
);
const NOTHING_YET = say(
  'Di questo impegno non è ancora registrato nulla: non c’è un «prima» da ripetere.',
  'Nothing is recorded of this commitment yet: there is no “before” to repeat.',
);
const NOT_KEPT = say(
  'L’ultima volta era «non adempiuto»: se ora è cambiato, si registra come sta.',
  'Last time it was “not fulfilled”: if that has changed, record how it stands.',
);
