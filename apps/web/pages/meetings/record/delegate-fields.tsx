import type { VNode } from 'preact';
import { Choice, Field, useForm } from '../../../forms/fields.js';
import { Rows } from '../../../forms/rows.js';
import type { FieldsProps } from './form-choices.js';
import { DELEGATE, MOST_ROWS, PERSON } from './meeting-values.js';

/** Who spoke for a partner; optional, and no more than is needed of a person. */
export function DelegateRows({ visit, choices }: FieldsProps): VNode {
  const { values } = useForm();
  return (
    <Rows
      id="deleghe"
      legend={visit.say('Deleghe', 'Delegates')}
      prefix={DELEGATE.partner}
      most={MOST_ROWS[DELEGATE.partner]}
      hint={visit.say(
        'Facoltative: per la regola basta il partner presente. Il nome di una persona si registra cifrato, si vede solo da chi ne ha titolo e si può cancellare.',
        'Optional: for the rule the partner being present is enough. A person’s name is recorded encrypted, seen only by those entitled to, and can be erased.',
      )}
      one={visit.say('Delega', 'Delegate')}
      action="delega"
      more={visit.say('Un’altra delega', 'Another delegate')}
    >
      {(row) => (
        <>
          <Choice
            name={DELEGATE.partner + row}
            label={visit.say('Per', 'For')}
            options={[['', '–'], ...choices.partners]}
          />
          <Field name={DELEGATE.name + row} label={visit.say('Nome e cognome', 'Name')} autocomplete="off" />
          <Field name={DELEGATE.office + row} label={visit.say('Funzione', 'Office')} />
          <input type="hidden" name={PERSON + row} value={values[PERSON + row] ?? ''} />
        </>
      )}
    </Rows>
  );
}
