import type { VNode } from 'preact';
import type { CommitmentState, ProgressValue } from '#libs/agreement/core/state.js';
import { commitmentEnd } from '#libs/agreement/core/term.js';
import { addDays, type CivilDate } from '#libs/kernel/civil-date.js';
import { say, type Text } from '#libs/kernel/text.js';
import { isOver, isRunning } from '#libs/monitoring/term/term.js';
import { FormKeys } from '../../forms/form-keys.js';
import { agreementHref } from '../../frame/agreement-visit.js';
import { shortDate } from '../../frame/dates.js';
import { beginning } from '../../frame/texts.js';
import type { Visit } from '../../frame/visit.js';
import { type CommitmentsVisit, partOf } from './commitment-visit.js';
import { progressInWords } from './words.js';

/** Where to go back to once it is confirmed. */
export const BACK_FIELD = 'verso';
/** Before that a confirmation is welcome, but nobody waits for it. */
const SOON_DAYS = 30;

/** A commitment of which one press says that it goes on as last said. */
export interface AsBefore {
  readonly agreement: string;
  readonly commitment: string;
  readonly title: string;
  readonly base: number;
  readonly value: ProgressValue;
  /** The day that it was last said of. */
  readonly since: CivilDate;
  readonly today: CivilDate;
  /** It has not been confirmed for too long, or soon will not have been. */
  readonly isDue: boolean;
}

/** What confirming a commitment as before would record, or why that would say nothing true. */
export function repeatable(
  here: CommitmentsVisit,
  commitment: CommitmentState,
): { readonly value: ProgressValue; readonly since: CivilDate } | { readonly why: Text } {
  const { whole, today, register } = here;
  const { definition } = commitment;
  const judgement = here.judged.get(definition.id);
  if (!judgement) {
    const end = commitmentEnd(register.state, commitment);
    const from = end === undefined ? say('', '') : say(` dal ${shortDate(end)}`, ` from ${shortDate(end)}`);
    return { why: say(`L’impegno è ritirato${from.it}.`, `The commitment is withdrawn${from.en}.`) };
  }
  if (isOver(whole.term, today) && whole.term.to !== undefined) return { why: agreementIsOver(whole.term.to) };
  if (!isRunning(whole.term, today)) return { why: NOT_RUNNING };
  if (definition.kind !== 'continuous') return { why: NOT_CONTINUOUS };
  const last = judgement.progress.at(-1);
  if (!last) return { why: NOTHING_YET };
  return last.value.status === 'not-fulfilled' ? { why: NOT_KEPT } : { value: last.value, since: last.date };
}

const agreementIsOver = (end: CivilDate): Text =>
  say(
    `L’accordo è finito il ${shortDate(end)}: da qui in poi non si conferma più. Se manca qualcosa di allora, si registra con il suo giorno.`,
    `The agreement ended on ${shortDate(end)}: nothing is confirmed from there on. What is missing from before is recorded with its day.`,
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

/** What the visitor may confirm with one press; undefined where there is nothing to, or it was said today already. */
export function asBefore(here: CommitmentsVisit, commitment: CommitmentState): AsBefore | undefined {
  const { register, today, agreement } = here;
  const { id, title } = commitment.definition;
  const base = register.touched.get(partOf(id));
  if (base === undefined || !here.may('record-progress', { commitment: id })) return undefined;
  if (register.state.annulled || register.state.archived) return undefined;
  const found = repeatable(here, commitment);
  if ('why' in found || found.since >= today) return undefined;
  const by = here.judged.get(id)?.nextReportBy;
  const isDue = by !== undefined && by <= addDays(today, SOON_DAYS);
  return { agreement: agreement.id, commitment: id, title, base, today, isDue, ...found };
}

interface ConfirmProps {
  readonly visit: Visit;
  readonly asBefore: AsBefore;
  /** An address here; without it one goes on to the commitment. */
  readonly back?: string | undefined;
}

/** «Mantenuto, come prima» where it was kept in full, else no more than «Come prima». */
export const asBeforeWords = (visit: Visit, { status, percent }: ProgressValue): string =>
  status === 'fulfilled' || (percent ?? 100) >= 100
    ? visit.say('Mantenuto, come prima', 'Kept, as before')
    : visit.say('Come prima', 'As before');

/** One button: «Mantenuto, come prima», and what it will record. */
export function ConfirmAsBefore({ visit, asBefore: confirm, back }: ConfirmProps): VNode {
  const { agreement, commitment, title, base, value, since, today, isDue } = confirm;
  const words = progressInWords(visit, value);
  const described = `conferma-${agreement}-${commitment}`;
  return (
    <form method="post" action={agreementHref(visit, agreement, `impegni/${commitment}/conferma`)} class="confirm">
      <FormKeys base={base} />
      {back !== undefined && <input type="hidden" name={BACK_FIELD} value={back} />}
      <button type="submit" class={`btn ${isDue ? 'btn-primary' : 'btn-outline-primary'}`} aria-describedby={described}>
        {asBeforeWords(visit, value)}
        <span class="visually-hidden">: {beginning(title, 80)}</span>
      </button>
      <span class="hint" id={described}>
        {visit.say(
          `registra oggi, ${shortDate(today)}: ${words}, come il ${shortDate(since)}`,
          `records today, ${shortDate(today)}: ${words}, as on ${shortDate(since)}`,
        )}
      </span>
    </form>
  );
}
