import type { VNode } from 'preact';
import { Choice, Field, type FormProblem } from '../../../forms/fields.js';
import type { Values } from '../../../forms/values.js';
import type { Visit } from '../../../frame/visit.js';
import type { Choices } from './form-choices.js';
import { delegateRows, FIELD, nextRow } from './meeting-values.js';
import { MoreRows, Row } from './rows.js';

interface Props {
  readonly visit: Visit;
  readonly choices: Choices;
  readonly values: Values;
  readonly problem: FormProblem | undefined;
}

/** Who spoke for a partner; optional, and no more than is needed of a person. */
export function DelegateRows({ visit, choices, values, problem }: Props): VNode {
  const found = delegateRows(values);
  const rows = found.length > 0 ? found : [nextRow([])];
  const partners = [...choices.partners];
  return (
    <fieldset class="rows" id="deleghe">
      <legend>{visit.say('Deleghe', 'Delegates')}</legend>
      <p class="hint">
        {visit.say(
          'Facoltative: per la regola basta il partner presente. Il nome di una persona si registra cifrato, si vede solo da chi ne ha titolo e si può cancellare.',
          'Optional: for the rule the partner being present is enough. A person’s name is recorded encrypted, seen only by those entitled to, and can be erased.',
        )}
      </p>
      {rows.map((row, index) => (
        <Row key={row} row={row} legend={`${visit.say('Delega', 'Delegate')} ${index + 1}`}>
          <Choice
            name={FIELD.delegatePartner(row)}
            label={visit.say('Per', 'For')}
            value={values[FIELD.delegatePartner(row)] ?? ''}
            options={[['', '–'], ...partners]}
            problem={problem}
          />
          <Field
            name={FIELD.delegateName(row)}
            label={visit.say('Nome e cognome', 'Name')}
            value={values[FIELD.delegateName(row)]}
            autocomplete="off"
            problem={problem}
          />
          <Field
            name={FIELD.delegateOffice(row)}
            label={visit.say('Funzione', 'Office')}
            value={values[FIELD.delegateOffice(row)]}
            problem={problem}
          />
          <input type="hidden" name={FIELD.delegatePerson(row)} value={values[FIELD.delegatePerson(row)] ?? ''} />
        </Row>
      ))}
      <MoreRows action="delega">{visit.say('Un’altra delega', 'Another delegate')}</MoreRows>
    </fieldset>
  );
}
