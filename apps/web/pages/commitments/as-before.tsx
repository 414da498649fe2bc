import type { VNode } from 'preact';
import type { CommitmentState, ProgressValue } from '#libs/agreement/core/state.js';
import { beginning } from '#libs/language/shortening.js';
import { confirmableToday, isConfirmationDue, type RepeatableProgress } from '#libs/monitoring/tasks/as-before.js';
import { FormKeys } from '../../forms/form-keys.js';
import type { AgreementVisit } from '../../frame/agreement-visit.js';
import { italian, shortDate } from '../../frame/dates.js';
import type { Visit } from '../../frame/visit.js';
import { type CommitmentsVisit, partOf } from './commitment-visit.js';
import { progressInWords } from './words.js';

/** Where to go back to once it is confirmed. */
export const BACK_FIELD = 'verso';

/** A commitment of which one press says that it goes on as last said. */
export interface AsBefore extends RepeatableProgress {
  readonly commitment: string;
  readonly title: string;
  readonly base: number;
  /** It has not been confirmed for too long, or soon will not have been. */
  readonly isDue: boolean;
}

/** What the visitor may confirm with one press; undefined where there is nothing to, or it was said today already. */
export function asBefore(here: CommitmentsVisit, commitment: CommitmentState): AsBefore | undefined {
  const { register, today, whole } = here;
  const { id, title } = commitment.definition;
  const base = register.touched.get(partOf(id));
  if (base === undefined || !here.may('record-progress', { commitment: id })) return undefined;
  const judged = here.judged.get(id);
  const found = confirmableToday(whole, commitment, judged);
  if (!judged || !found) return undefined;
  return { commitment: id, title, base, isDue: isConfirmationDue(judged, today), ...found };
}

interface ConfirmProps {
  readonly at: AgreementVisit;
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
export function ConfirmAsBefore({ at, asBefore: confirm, back }: ConfirmProps): VNode {
  const { visit, agreement, today } = at;
  const { commitment, title, base, value, since, isDue } = confirm;
  const words = progressInWords(visit, value);
  const described = `conferma-${agreement.id}-${commitment}`;
  return (
    <form method="post" action={at.href(`impegni/${commitment}/conferma`)} class="confirm">
      <FormKeys base={base} />
      {back !== undefined && <input type="hidden" name={BACK_FIELD} value={back} />}
      <button type="submit" class={`btn ${isDue ? 'btn-primary' : 'btn-outline-primary'}`} aria-describedby={described}>
        {asBeforeWords(visit, value)}
        <span class="visually-hidden">: {beginning(title, 80)}</span>
      </button>
      <span class="hint" id={described}>
        {visit.say(
          `registra oggi, ${shortDate(today)}: ${words}, come ${italian.il(since)}`,
          `records today, ${shortDate(today)}: ${words}, as on ${shortDate(since)}`,
        )}
      </span>
    </form>
  );
}
