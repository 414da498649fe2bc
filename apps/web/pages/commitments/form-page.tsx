import type { ComponentProps, VNode } from 'preact';
import { beginning } from '#libs/language/shortening.js';
import { FormPage } from '../../forms/form-page.js';
import { shortDate } from '../../frame/dates.js';
import type { CommitmentForm, EntryForm } from './commitment-form.js';
import { progressInWords } from './words.js';

type CommitmentFormProps = ComponentProps<typeof FormPage> & { readonly open: CommitmentForm };

/** A page with one form about a commitment, which it names. */
export function CommitmentFormPage({ about, ...props }: CommitmentFormProps): VNode {
  return (
    <FormPage
      {...props}
      about={
        <>
          <p class="prose">{beginning(props.open.at.commitment.definition.title, 400)}</p>
          <p class="prose">{about}</p>
        </>
      }
    />
  );
}

/** The same about something that was said of it. */
export function EntryFormPage({ about, ...props }: CommitmentFormProps & { readonly open: EntryForm }): VNode {
  const { at, entry } = props.open;
  const { visit } = at;
  return (
    <CommitmentFormPage
      {...props}
      about={
        <>
          {visit.say('Ora è registrato:', 'What is recorded now:')}{' '}
          <strong>
            {shortDate(entry.date)}, {progressInWords(visit, entry.value)}
          </strong>
          . {about}
        </>
      }
      leave={visit.say('Lascia com’è', 'Leave it as it is')}
    />
  );
}
