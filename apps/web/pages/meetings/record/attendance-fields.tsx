import type { ComponentChildren, VNode } from 'preact';
import {
  Beside,
  Choice,
  Field,
  Fieldset,
  Folded,
  TextArea,
  Tick,
  useDescription,
  useForm,
} from '../../../forms/fields.js';
import { Rows } from '../../../forms/rows.js';
import type { Visit } from '../../../frame/visit.js';
import type { ChosenPartner, FieldsProps } from './form-choices.js';
import { DECISION, FIELD, MOST_ROWS } from './meeting-values.js';

/** Who was there and who had said that they could not come: one row a partner. */
export function Attendance({ visit, choices }: FieldsProps): VNode {
  const { values, problem } = useForm();
  const isTicked = ({ id }: ChosenPartner): boolean =>
    [FIELD.present(id), FIELD.excused(id)].some((name) => values[name] !== undefined || problem?.fields[name]);
  const others = choices.others.filter((partner) => !partner.isInactive || isTicked(partner));
  return (
    <Fieldset
      name="presenti"
      label={visit.say('Presenti', 'Present')}
      hint={visit.say('Chi non è spuntato risulta assente.', 'Whoever is not ticked was absent.')}
      class="attendance"
    >
      <p
        class="attendance-count"
        hidden
        data-conteggio={visit.say('{presenti} di {tutti} presenti', '{presenti} of {tutti} present')}
        data-tutti={visit.say('Tutti presenti', 'All present')}
      />
      <ul class="attendance-rows" data-componenti>
        {choices.members.map((partner, index) => (
          <PartnerRow key={partner.id} visit={visit} partner={partner} isFirst={index === 0} />
        ))}
      </ul>
      {others.length > 0 && (
        <Folded
          title={visit.say(`Altri partner (${others.length})`, `Other partners (${others.length})`)}
          open={choices.members.length === 0 || others.some(isTicked)}
        >
          <ul class="attendance-rows">
            {others.map((partner) => (
              <PartnerRow key={partner.id} visit={visit} partner={partner} />
            ))}
          </ul>
        </Folded>
      )}
      {(problem?.fields['presenti'] !== undefined || values['deserta'] !== undefined) && (
        <Tick name="deserta" label={visit.say('Seduta deserta: non c’era nessuno', 'Nobody came')} />
      )}
    </Fieldset>
  );
}

interface RowProps {
  readonly visit: Visit;
  readonly partner: ChosenPartner;
  readonly isFirst?: boolean;
}

function PartnerRow({ visit, partner, isFirst = false }: RowProps): VNode {
  const { id, name, isInactive } = partner;
  return (
    <li>
      <AttendanceTick name={FIELD.present(id)} isFirstOfAll={isFirst}>
        <bdi>{name}</bdi>
        {isInactive && visit.say(' (in quel giorno non ne faceva parte)', ' (not part of it on that day)')}
      </AttendanceTick>
      <AttendanceTick name={FIELD.excused(id)}>
        {visit.say('assente giustificato', 'excused')}
        <span class="visually-hidden">: {name}</span>
      </AttendanceTick>
    </li>
  );
}

interface TickProps {
  readonly name: string;
  /** Where nobody is ticked at all, one begins here. */
  readonly isFirstOfAll?: boolean;
  readonly children: ComponentChildren;
}

function AttendanceTick({ name, isFirstOfAll = false, children }: TickProps): VNode {
  const { values, problem } = useForm();
  const { autofocus, ...description } = useDescription({ name });
  const isNobody = Object.keys(problem?.fields ?? {})[0] === 'presenti';
  return (
    <span class={problem?.fields[name] ? 'wrong' : undefined}>
      <label class="option">
        <input
          type="checkbox"
          id={name}
          name={name}
          value="1"
          checked={values[name] !== undefined}
          {...description}
          autofocus={autofocus ?? ((isFirstOfAll && isNobody) || undefined)}
        />
        <span>{children}</span>
      </label>
      <Beside name={name} />
    </span>
  );
}

/** What was decided, who sees to it, by when. */
export function Decisions({ visit, choices }: FieldsProps): VNode {
  const owners = [...choices.members, ...choices.others].map(({ id, name }) => [id, name] as const);
  return (
    <Rows
      id="decisioni"
      legend={visit.say('Decisioni', 'Decisions')}
      prefix={DECISION.text}
      most={MOST_ROWS[DECISION.text]}
      one={visit.say('Decisione', 'Decision')}
      action="decisione"
      more={visit.say('Un’altra decisione', 'Another decision')}
    >
      {(row) => (
        <>
          <TextArea name={DECISION.text + row} label={visit.say('Che cosa si è deciso', 'What was decided')} rows={2} />
          <Choice
            name={DECISION.owner + row}
            label={visit.say('Chi se ne occupa', 'Who sees to it')}
            options={[['', visit.say('nessuno in particolare', 'nobody in particular')], ...owners]}
          />
          <Field name={DECISION.due + row} label={visit.say('Entro il', 'By')} size="date" />
        </>
      )}
    </Rows>
  );
}
