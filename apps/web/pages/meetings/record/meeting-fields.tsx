import type { ComponentChildren, VNode } from 'preact';
import type { CivilDate } from '#libs/kernel/civil-date.js';
import { Choice, Field, Folded, type FormProblem, TextArea, Tick } from '../../../forms/fields.js';
import type { Values } from '../../../forms/values.js';
import { shortDate } from '../../../frame/dates.js';
import type { Visit } from '../../../frame/visit.js';
import { MODE, purposeWords } from '../meeting-words.js';
import { DelegateRows } from './delegate-fields.js';
import type { Choices } from './form-choices.js';
import { FIELD, MODES, purposeOfField } from './meeting-values.js';

export interface FieldsProps {
  readonly visit: Visit;
  readonly choices: Choices;
  readonly values: Values;
  readonly problem: FormProblem | undefined;
  readonly today: CivilDate;
}

/** Something among the fields is wrong: what is folded must be seen. */
export const isWrong = (problem: FormProblem | undefined, ...names: readonly string[]): boolean =>
  names.some((name) => problem?.fields[name] !== undefined);

/** Which day, of which body, where. */
export function WhenAndWhere({ visit, choices, values, problem, today, withHours, isFirstShown }: WhenProps): VNode {
  const day = shortDate(today);
  return (
    <>
      <div class="in-a-row">
        <Field
          name="data"
          label={visit.say('Data', 'Date')}
          hint={visit.say(`gg/mm/aaaa; oggi è il ${day}`, `dd/mm/yyyy; today is ${day}`)}
          size="date"
          inputMode="text"
          value={values['data']}
          problem={problem}
        />
        {withHours && <Hours visit={visit} values={values} problem={problem} />}
        <BodyChoice visit={visit} choices={choices} values={values} problem={problem} />
      </div>
      <Field
        name="luogo"
        label={visit.say('Luogo', 'Place')}
        hint={
          isFirstShown && values['luogo']
            ? visit.say('Come l’ultima volta: si può cambiare.', 'As the last time: it can be changed.')
            : undefined
        }
        value={values['luogo']}
        problem={problem}
      />
    </>
  );
}

type WhenProps = FieldsProps & {
  readonly withHours: boolean;
  /** Filled in from the last one, nothing typed yet. */
  readonly isFirstShown: boolean;
};
type Part = Pick<FieldsProps, 'visit' | 'values' | 'problem'>;

function Hours({ visit, values, problem }: Part): VNode {
  return (
    <>
      <Field
        name="dalle"
        label={visit.say('Dalle ore', 'From')}
        hint={visit.say('per esempio 17:30', 'for example 17:30')}
        size="time"
        value={values['dalle']}
        problem={problem}
      />
      <Field
        name="alle"
        label={visit.say('Alle ore', 'To')}
        hint={visit.say('se è noto', 'if known')}
        size="time"
        value={values['alle']}
        problem={problem}
      />
    </>
  );
}

/** Where there is one body and the meeting is its own, there is nothing to ask. */
function BodyChoice({ visit, choices, values, problem }: Omit<FieldsProps, 'today'>): VNode | null {
  const { bodies } = choices;
  if (bodies.size === 0) return null;
  const none = visit.say('nessun organo', 'no body');
  return (
    <Choice
      name="organo"
      label={visit.say('Organo', 'Body')}
      hint={
        bodies.size > 1 ? visit.say('decide per quale regola conta', 'decides for which rule it counts') : undefined
      }
      value={values['organo'] ?? ''}
      options={[...bodies, ['', none]]}
      problem={problem}
    />
  );
}

/** Where a rule asks for a purpose, the tick decides whether the meeting counts: it is not folded away. */
export function Purposes({ visit, choices, values }: Omit<FieldsProps, 'today'>): VNode | null {
  const known = Object.keys(values).flatMap((name) => (name.startsWith('finalita-') ? [name] : []));
  const offered = choices.purposes.filter((purpose) => !known.includes(FIELD.purpose(purpose)));
  if (known.length + offered.length === 0) return null;
  const all = [...choices.purposes, ...known.map(purposeOfField)];
  return (
    <fieldset class="field">
      <legend>{visit.say('Che incontro è', 'What kind of meeting')}</legend>
      <span class="hint">
        {visit.say(
          'La regola conta solo gli incontri segnati così: quelli che guardano l’avanzamento dei lavori e gli obiettivi.',
          'The rule counts only meetings marked so: those that look at progress and at the objectives.',
        )}
      </span>
      <div class="options">
        {[...new Set(all)].map((purpose) => (
          <Tick
            key={purpose}
            name={FIELD.purpose(purpose)}
            label={purposeWords(visit, purpose)}
            checked={values[FIELD.purpose(purpose)] !== undefined}
          />
        ))}
      </div>
    </fieldset>
  );
}

/** One item a line. */
export function Agenda({ visit, values, problem, open = false, isFirstShown = false }: AgendaProps): VNode {
  const label = visit.say('Ordine del giorno', 'Agenda');
  return (
    <Folded title={label} open={open || isWrong(problem, 'ordine')}>
      <TextArea
        name="ordine"
        label={visit.say('Un punto per riga', 'One item a line')}
        hint={
          isFirstShown && values['ordine']
            ? visit.say(
                'Come l’ultima volta che ce n’era uno: si può cambiare.',
                'As the last time there was one: it can be changed.',
              )
            : undefined
        }
        rows={5}
        value={values['ordine']}
        problem={problem}
      />
    </Folded>
  );
}

type AgendaProps = Part & { readonly open?: boolean; readonly isFirstShown?: boolean };

const MORE = ['dalle', 'alle', 'titolo', 'modalita', 'convocato', 'pubblico'];

/** What few need: hours, title, how it was held, who spoke for a partner. */
export function More({ visit, choices, values, problem, withHours, withDelegates, children }: MoreProps): VNode {
  const delegates = Object.keys(problem?.fields ?? {}).some((name) => /^(ente|nome|ufficio)-/.test(name));
  const title = withDelegates
    ? visit.say('Altro (ore, titolo, modalità, deleghe)', 'More (hours, title, mode, delegates)')
    : visit.say('Altro (titolo, modalità)', 'More (title, mode)');
  return (
    <Folded title={title} open={delegates || isWrong(problem, ...MORE) || values['apri-altro'] !== undefined}>
      {withHours && (
        <div class="in-a-row">
          <Hours visit={visit} values={values} problem={problem} />
        </div>
      )}
      <Field
        name="titolo"
        label={visit.say('Titolo', 'Title')}
        hint={visit.say('se ne ha uno, per esempio «Secondo incontro»', 'if it has one')}
        value={values['titolo']}
        problem={problem}
      />
      <div class="in-a-row">
        <Choice
          name="modalita"
          label={visit.say('Modalità', 'Mode')}
          value={values['modalita'] ?? ''}
          options={[
            ['', visit.say('non indicata', 'not said')],
            ...MODES.map((mode) => [mode, visit.text(MODE[mode])] as const),
          ]}
          problem={problem}
        />
        {choices.conveners.length > 0 && (
          <Choice
            name="convocato"
            label={visit.say('Convocato da', 'Convened by')}
            hint={visit.say('chi ne fa parte potrà poi modificarlo', 'its members may then change it')}
            value={values['convocato'] ?? ''}
            options={[
              ['', visit.say('non indicato', 'not said')],
              ...choices.conveners.map((id) => [id, choices.partners.get(id) ?? id] as const),
            ]}
            problem={problem}
          />
        )}
      </div>
      <Tick
        name="pubblico"
        label={visit.say(
          'È un evento pubblico (non conta come incontro)',
          'It is a public event (does not count as a meeting)',
        )}
        checked={values['pubblico'] !== undefined}
      />
      {withDelegates && <DelegateRows visit={visit} choices={choices} values={values} problem={problem} />}
      {children}
    </Folded>
  );
}

type MoreProps = Omit<FieldsProps, 'today'> & {
  readonly withHours: boolean;
  readonly withDelegates: boolean;
  readonly children?: ComponentChildren;
};
