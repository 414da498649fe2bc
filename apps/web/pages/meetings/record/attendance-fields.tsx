import type { VNode } from 'preact';
import { Choice, Field, Folded, type FormProblem, TextArea, Tick } from '../../../forms/fields.js';
import type { Values } from '../../../forms/values.js';
import type { Visit } from '../../../frame/visit.js';
import type { Choices, ChosenPartner } from './form-choices.js';
import { decisionRows, FIELD, nextRow } from './meeting-values.js';
import { MoreRows, Row } from './rows.js';

interface Props {
  readonly visit: Visit;
  readonly choices: Choices;
  readonly values: Values;
  readonly problem: FormProblem | undefined;
}

/** Who was there and who had said that they could not come: one row a partner. */
export function Attendance(props: Props): VNode {
  const { visit, choices, values, problem } = props;
  const wrong = problem?.fields['presenti'];
  const about = ['presenti-aiuto', wrong && 'presenti-errore'].filter(Boolean).join(' ');
  const isTicked = ({ id }: ChosenPartner): boolean =>
    [FIELD.present(id), FIELD.excused(id)].some((name) => values[name] !== undefined || problem?.fields[name]);
  const others = choices.others.filter((partner) => !partner.isInactive || isTicked(partner));
  return (
    <fieldset
      class={wrong ? 'field wrong attendance' : 'field attendance'}
      id="presenti"
      tabIndex={wrong ? -1 : undefined}
      aria-describedby={about}
    >
      <legend>{visit.say('Presenti', 'Present')}</legend>
      <span class="hint" id="presenti-aiuto">
        {visit.say('Chi non è spuntato risulta assente.', 'Whoever is not ticked was absent.')}
      </span>
      {wrong && (
        <span class="wrong-because" id="presenti-errore">
          {wrong}
        </span>
      )}
      <p
        class="attendance-count"
        hidden
        data-conteggio={visit.say('{presenti} di {tutti} presenti', '{presenti} of {tutti} present')}
        data-tutti={visit.say('Tutti presenti', 'All present')}
      />
      <ul class="attendance-rows" data-componenti>
        {choices.members.map((partner, index) => (
          <PartnerRow key={partner.id} {...props} partner={partner} isFirst={index === 0} />
        ))}
      </ul>
      {others.length > 0 && (
        <Folded
          title={visit.say(`Altri partner (${others.length})`, `Other partners (${others.length})`)}
          open={choices.members.length === 0 || others.some(isTicked)}
        >
          <ul class="attendance-rows">
            {others.map((partner) => (
              <PartnerRow key={partner.id} {...props} partner={partner} />
            ))}
          </ul>
        </Folded>
      )}
      {(wrong !== undefined || values['deserta'] !== undefined) && (
        <Tick
          name="deserta"
          label={visit.say('Seduta deserta: non c’era nessuno', 'Nobody came')}
          checked={values['deserta'] !== undefined}
        />
      )}
    </fieldset>
  );
}

type RowProps = Props & { readonly partner: ChosenPartner; readonly isFirst?: boolean };

function PartnerRow({ visit, values, problem, partner, isFirst = false }: RowProps): VNode {
  const { id, name, isInactive } = partner;
  const [present, excused] = [FIELD.present(id), FIELD.excused(id)];
  return (
    <li>
      <AttendanceTick name={present} problem={problem} checked={values[present] !== undefined} isFirstOfAll={isFirst}>
        <bdi>{name}</bdi>
        {isInactive && visit.say(' (in quel giorno non ne faceva parte)', ' (not part of it on that day)')}
      </AttendanceTick>
      <AttendanceTick name={excused} problem={problem} checked={values[excused] !== undefined}>
        {visit.say('assente giustificato', 'excused')}
        <span class="visually-hidden">: {name}</span>
      </AttendanceTick>
    </li>
  );
}

interface TickProps {
  readonly name: string;
  readonly problem: FormProblem | undefined;
  readonly checked: boolean;
  /** Where nobody is ticked at all, one begins here. */
  readonly isFirstOfAll?: boolean;
  readonly children: VNode | (VNode | string | false)[];
}

function AttendanceTick({ name, problem, checked, isFirstOfAll = false, children }: TickProps): VNode {
  const wrong = problem?.fields[name];
  const firstWrong = problem && Object.keys(problem.fields)[0];
  const isFirst = firstWrong === name || (isFirstOfAll && firstWrong === 'presenti');
  return (
    <span class={wrong ? 'wrong' : undefined}>
      <label class="option">
        <input
          type="checkbox"
          id={name}
          name={name}
          value="1"
          checked={checked}
          aria-describedby={wrong && `${name}-errore`}
          aria-invalid={wrong ? 'true' : undefined}
          autofocus={isFirst || undefined}
        />
        <span>{children}</span>
      </label>
      {wrong && (
        <span class="wrong-because" id={`${name}-errore`}>
          {wrong}
        </span>
      )}
    </span>
  );
}

/** What was decided, who sees to it, by when. */
export function Decisions({ visit, choices, values, problem }: Props): VNode {
  const found = decisionRows(values);
  const rows = found.length > 0 ? found : [nextRow([])];
  const owners = [...choices.members, ...choices.others].map(({ id, name }) => [id, name] as const);
  return (
    <fieldset class="rows" id="decisioni">
      <legend>{visit.say('Decisioni', 'Decisions')}</legend>
      {rows.map((row, index) => (
        <Row key={row} row={row} legend={`${visit.say('Decisione', 'Decision')} ${index + 1}`}>
          <TextArea
            name={FIELD.decision(row)}
            label={visit.say('Che cosa si è deciso', 'What was decided')}
            rows={2}
            value={values[FIELD.decision(row)]}
            problem={problem}
          />
          <Choice
            name={FIELD.owner(row)}
            label={visit.say('Chi se ne occupa', 'Who sees to it')}
            value={values[FIELD.owner(row)] ?? ''}
            options={[['', visit.say('nessuno in particolare', 'nobody in particular')], ...owners]}
            problem={problem}
          />
          <Field
            name={FIELD.due(row)}
            label={visit.say('Entro il', 'By')}
            size="date"
            value={values[FIELD.due(row)]}
            problem={problem}
          />
        </Row>
      ))}
      <MoreRows action="decisione">{visit.say('Un’altra decisione', 'Another decision')}</MoreRows>
    </fieldset>
  );
}
