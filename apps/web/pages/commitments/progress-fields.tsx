import type { VNode } from 'preact';
import { PROGRESS_STATUSES, type ProgressStatus } from '#libs/agreement/commitments/facts.js';
import type { CivilDate } from '#libs/kernel/civil-date.js';
import { say, type Text } from '#libs/kernel/text.js';
import { Field, Options } from '../../forms/fields.js';
import { readNumber } from '../../forms/typed.js';
import type { TypedForm } from '../../forms/typed-form.js';
import { italian, shortDate } from '../../frame/dates.js';
import type { CommitmentForm } from './commitment-form.js';
import { statusWord } from './words.js';

/** Where what both an update and a correction say is typed: day, status, share. */
export const PROGRESS_FIELDS = { date: 'giorno', status: 'stato', percent: 'percentuale' } as const;

interface FieldsProps {
  readonly open: CommitmentForm;
  /** Said of the share, after what it is. */
  readonly percentHint?: string | undefined;
  /** What a share that is left empty means, where one was said already. */
  readonly whenEmpty?: string | undefined;
}

/** What each status means for a commitment that goes on, and for one that is done once. */
const CONTINUOUS: Readonly<Record<ProgressStatus, Text>> = {
  'in-progress': say(
    'si sta facendo, come promesso: l’impegno risulta mantenuto',
    'it is being done, as promised: the commitment counts as kept',
  ),
  fulfilled: say(
    'fatto per intero: anche così, finché dura l’accordo va confermato',
    'done in full: even so, it is to be confirmed while the agreement lasts',
  ),
  'not-fulfilled': say('non si sta facendo', 'it is not being done'),
};
const ONCE: Readonly<Record<ProgressStatus, Text>> = {
  'in-progress': say('cominciato, non ancora finito', 'begun, not finished yet'),
  fulfilled: say('fatto per intero', 'done in full'),
  'not-fulfilled': say('non è stato fatto, e non si farà più', 'it was not done, and will not be any more'),
};

export function ProgressFields({ open, percentHint = '', ...given }: FieldsProps): VNode {
  const { visit, today, commitment } = open.at;
  const isContinuous = commitment.definition.kind === 'continuous';
  const help = isContinuous ? CONTINUOUS : ONCE;
  const whenEmpty =
    given.whenEmpty ??
    (isContinuous
      ? visit.say('lasciata vuota, «in corso» vale per intero', 'left empty, “in progress” counts in full')
      : visit.say('lasciata vuota, «in corso» vale metà', 'left empty, “in progress” counts for half'));
  return (
    <>
      <Field
        name="giorno"
        label={visit.say('Giorno', 'Day')}
        hint={visit.say(
          `gg/mm/aaaa: il giorno in cui le cose stavano così; oggi è ${italian.il(today)}`,
          `dd/mm/yyyy: the day on which things stood so; today is ${shortDate(today)}`,
        )}
        size="date"
        inputMode="numeric"
        autocomplete="off"
      />
      <Options
        type="radio"
        name="stato"
        label={visit.say('A che punto è', 'How it stands')}
        options={PROGRESS_STATUSES.map((status) => [status, statusWord(visit, status), visit.text(help[status])])}
      />
      <Field
        name="percentuale"
        label={visit.say('Percentuale (facoltativa)', 'Percentage (optional)')}
        hint={`${visit.say(
          `Da 0 a 100, solo se è fatto in parte e la parte si misura davvero; ${whenEmpty}.`,
          `From 0 to 100, only if it is done in part and the part is really measured; ${whenEmpty}.`,
        )} ${percentHint}`.trim()}
        size="number"
        inputMode="decimal"
        autocomplete="off"
      />
    </>
  );
}

/** What was typed in those fields; whatever cannot be understood is refused in the form. */
export function readProgress(form: TypedForm): {
  readonly date: CivilDate | undefined;
  readonly status: ProgressStatus | undefined;
  readonly percent: number | undefined;
} {
  const date = form.neededDate('giorno', say('scrivere il giorno', 'write the day'));
  const status = form.choice('stato', PROGRESS_STATUSES);
  if (status === undefined) form.refuse('stato', say('scegliere a che punto è', 'choose how it stands'));
  return { date, status, percent: readPercent(form) };
}

/** «60», «60 %», «12,5». */
function readPercent(form: TypedForm): number | undefined {
  const text = form.text('percentuale');
  if (text === undefined) return undefined;
  const typed = readNumber(text.replace(/\s*%$/, ''));
  if ('problem' in typed) {
    form.refuse('percentuale', typed.problem);
    return undefined;
  }
  if (typed.value < 0 || typed.value > 100) {
    form.refuse('percentuale', say('una percentuale va da 0 a 100', 'a percentage lies between 0 and 100'));
    return undefined;
  }
  return typed.value;
}

/** «Adempiuto» is all of it: a smaller share beside it says the opposite. */
export function refusePartOfWhole(
  form: TypedForm,
  { status, percent }: { readonly status: ProgressStatus | undefined; readonly percent: number | undefined },
): void {
  if (status !== 'fulfilled' || percent === undefined || percent === 100) return;
  form.refuse(
    'percentuale',
    say(
      '«adempiuto» vuol dire per intero: togliere la percentuale, oppure scegliere «in corso»',
      '“fulfilled” means all of it: take the percentage out, or choose “in progress”',
    ),
  );
}
