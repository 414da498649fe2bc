import type { ComponentProps, VNode } from 'preact';
import { beginning } from '#libs/language/shortening.js';
import { FormPage } from '../../../forms/form-page.js';
import { LONGEST_HEADING } from '../words.js';
import type { IndicatorForm } from './form-visit.js';

type IndicatorFormProps = Omit<ComponentProps<typeof FormPage>, 'title' | 'crumb'> & {
  readonly open: IndicatorForm;
  /** What one does here, «Registra una rilevazione». */
  readonly act: string;
};

/** A page with one form about an indicator, which it names. */
export function IndicatorFormPage({ act, ...props }: IndicatorFormProps): VNode {
  const { title } = props.open.item.judged.indicator.definition;
  return <FormPage {...props} title={`${act} – ${beginning(title, LONGEST_HEADING)}`} crumb={act} />;
}
