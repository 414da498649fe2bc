import type { VNode } from 'preact';
import type { Visit } from '../frame/visit.js';
import { Field, Folded, TextArea } from './fields.js';

interface DayProps {
  readonly visit: Visit;
  readonly name: string;
  readonly label: string;
  /** What it is the day of, where the label does not say it all. */
  readonly hint?: string | undefined;
}

/** A day, as it is typed. */
export const DayField = ({ visit, hint = visit.say('gg/mm/aaaa', 'dd/mm/yyyy'), ...field }: DayProps): VNode => (
  <Field {...field} hint={hint} size="date" />
);

interface NoteProps {
  readonly visit: Visit;
  readonly hint?: string | undefined;
  /** How what can be opened is called. */
  readonly documents: string;
}

/** What may be said besides, and where it can be seen (`readLinks`). */
export const NoteAndDocuments = ({ visit, hint, documents }: NoteProps): VNode => (
  <Folded
    title={visit.say('Nota e documenti (facoltativi)', 'Note and documents (optional)')}
    opensWith={['nota', 'documenti']}
  >
    <TextArea name="nota" label={visit.say('Nota', 'Note')} hint={hint} rows={3} />
    <TextArea
      name="documenti"
      label={documents}
      hint={visit.say('Un indirizzo https:// per riga', 'One https:// address on each line')}
      rows={2}
    />
  </Folded>
);
