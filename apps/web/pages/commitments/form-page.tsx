import type { ComponentProps, VNode } from 'preact';
import { beginning } from '#libs/language/shortening.js';
import { FormPage } from '../../forms/form-page.js';
import type { CommitmentForm } from './commitment-form.js';

/** A page with one form about a commitment, which it names. */
export function CommitmentFormPage({
  about,
  ...props
}: ComponentProps<typeof FormPage> & { readonly open: CommitmentForm }): VNode {
  return (
    <FormPage
      {...props}
      about={
        <>
          <p class="prose">{beginning(props.open.at.commitment.definition.title, 400)}</p>
          {about}
        </>
      }
    />
  );
}
