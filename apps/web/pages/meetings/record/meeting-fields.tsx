import type { VNode } from 'preact';
import type { CivilDate } from '#libs/kernel/civil-date.js';
import type { Text } from '#libs/kernel/text.js';
import { Choice, Field, Folded, TextArea, Tick, useForm } from '../../../forms/fields.js';
import { readTime } from '../../../forms/typed.js';
import { articles, shortDate } from '../../../frame/dates.js';
import type { Visit } from '../../../frame/visit.js';
import { MODE, purposeWords } from '../meeting-words.js';
import { DelegateRows } from './delegate-fields.js';
import type { FieldsProps } from './form-choices.js';
import { CALL, DELEGATE, FIELD, LINES, MODES, purposeOfField } from './meeting-values.js';

type WhenProps = FieldsProps & {
  readonly today: CivilDate;
  readonly withHours: boolean;
  /** Filled in from the last one, nothing typed yet. */
  readonly isFirstShown: boolean;
};

/** Which day, of which body, where. */
export function WhenAndWhere({ visit, choices, today, withHours, isFirstShown }: WhenProps): VNode {
  const day = shortDate(today);
  const { values } = useForm();
  return (
    <>
      <div class="in-a-row">
        <Field
          name="data"
          label={visit.say('Data', 'Date')}
          hint={visit.say(`gg/mm/aaaa; oggi è ${articles.il(day)}`, `dd/mm/yyyy; today is ${day}`)}
          size="date"
          inputMode="text"
        />
        {withHours && <Hours visit={visit} />}
        <BodyChoice visit={visit} choices={choices} />
      </div>
      <Field
        name="luogo"
        label={visit.say('Luogo', 'Place')}
        hint={
          isFirstShown && values['luogo']
            ? visit.say('Come l’ultima volta: si può cambiare.', 'As the last time: it can be changed.')
            : undefined
        }
      />
    </>
  );
}

export function Hours({ visit }: { visit: Visit }): VNode {
  const example = visit.say('per esempio 17:30', 'for example 17:30');
  const { values } = useForm();
  return (
    <>
      <Field name="dalle" label={visit.say('Dalle ore', 'From')} hint={example} size="time" />
      <Field name="alle" label={visit.say('Alle ore', 'To')} hint={untilHint(visit, values)} size="time" />
    </>
  );
}

/** An end before the start is said to be of the next day. */
function untilHint(visit: Visit, values: Readonly<Record<string, string | undefined>>): string {
  const [from, to] = [readTime(values['dalle'] ?? ''), readTime(values['alle'] ?? '')];
  if (!('value' in from && 'value' in to && to.value < from.value)) {
    return visit.say('se è noto; dopo mezzanotte è del giorno dopo', 'if known; past midnight it is of the next day');
  }
  const end = to.value.replace(/^0(?=\d)/, '');
  return visit.say(`fino alle ${end} del giorno dopo`, `until ${end} of the next day`);
}

/** Where there is one body and the meeting is its own, there is nothing to ask. */
function BodyChoice({ visit, choices: { bodies } }: FieldsProps): VNode | null {
  if (bodies.size === 0) return null;
  return (
    <Choice
      name="organo"
      label={visit.say('Organo', 'Body')}
      hint={
        bodies.size > 1 ? visit.say('decide per quale regola conta', 'decides for which rule it counts') : undefined
      }
      options={[...bodies, ['', visit.say('nessun organo', 'no body')]]}
      otherwise=""
    />
  );
}

/** When notice was given and which call it was: where a rule looks at it, or where it is said already. */
export function NoticeAndCall({
  visit,
  choices,
  withCall,
}: FieldsProps & { readonly withCall: boolean }): VNode | null {
  const { values, problem } = useForm();
  const isSaid = (name: string): boolean => Boolean(values[name]) || problem?.fields[name] !== undefined;
  const showsNotice = choices.asksForNotice || isSaid(LINES.convenedOn);
  const showsCall = withCall && (choices.asksForCall || isSaid(CALL));
  if (!showsNotice && !showsCall) return null;
  return (
    <div class="in-a-row">
      {showsNotice && <NoticeField visit={visit} />}
      {showsCall && (
        <Choice
          name={CALL}
          label={visit.say('Convocazione', 'Call')}
          hint={visit.say('in seconda bastano meno presenti', 'in the second fewer are enough')}
          options={[
            ['1', visit.say('prima', 'first')],
            ['2', visit.say('seconda', 'second')],
          ]}
          otherwise="1"
        />
      )}
    </div>
  );
}

export const NoticeField = ({ visit }: { visit: Visit }): VNode => (
  <Field
    name={LINES.convenedOn}
    label={visit.say('Avviso spedito il', 'Notice sent on')}
    hint={visit.say('gg/mm/aaaa, se è noto', 'dd/mm/yyyy, if known')}
    size="date"
  />
);

/** Where a rule asks for a purpose, the tick decides whether the meeting counts: it is not folded away. */
export function Purposes({ visit, choices }: FieldsProps): VNode | null {
  const known = Object.keys(useForm().values).filter((name) => name.startsWith('finalita-'));
  const all = new Set([...choices.purposes, ...known.map(purposeOfField)]);
  if (all.size === 0) return null;
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
        {[...all].map((purpose) => (
          <Tick key={purpose} name={FIELD.purpose(purpose)} label={purposeWords(visit, purpose)} />
        ))}
      </div>
    </fieldset>
  );
}

interface AgendaProps {
  readonly visit: Visit;
  readonly open: boolean;
  readonly isFirstShown: boolean;
}

/** One item a line. */
export function Agenda({ visit, open, isFirstShown }: AgendaProps): VNode {
  const { values, problem } = useForm();
  return (
    <Folded title={visit.say('Ordine del giorno', 'Agenda')} open={open || problem?.fields['ordine'] !== undefined}>
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
      />
    </Folded>
  );
}

interface MinutesProps {
  readonly visit: Visit;
  readonly hint: Text;
  readonly rows: number;
}

export const MinutesText = ({ visit, hint, rows }: MinutesProps): VNode => (
  <TextArea
    name="verbale"
    label={visit.say('Testo del verbale', 'Text of the minutes')}
    hint={visit.text(hint)}
    rows={rows}
  />
);

/** Fields of what few need, as they or their rows begin. */
const MORE: readonly string[] = ['dalle', 'alle', LINES.title, LINES.mode, LINES.convenedBy, 'pubblico'];
const isOfMore = (name: string): boolean =>
  MORE.includes(name) || Object.values(DELEGATE).some((prefix) => name.startsWith(prefix));

/** What few need: hours, title, how it was held, who spoke for a partner. */
export function More({ visit, choices, withHours, withDelegates }: MoreProps): VNode {
  const { values, problem } = useForm();
  const isWrong = Object.keys(problem?.fields ?? {}).some(isOfMore);
  const title = withDelegates
    ? visit.say('Altro (ore, titolo, modalità, deleghe)', 'More (hours, title, mode, delegates)')
    : visit.say('Altro (titolo, modalità)', 'More (title, mode)');
  return (
    <Folded title={title} open={isWrong || values['apri-altro'] !== undefined}>
      {withHours && (
        <div class="in-a-row">
          <Hours visit={visit} />
        </div>
      )}
      <Field
        name="titolo"
        label={visit.say('Titolo', 'Title')}
        hint={visit.say('se ne ha uno, per esempio «Secondo incontro»', 'if it has one')}
      />
      <div class="in-a-row">
        <Choice
          name="modalita"
          label={visit.say('Modalità', 'Mode')}
          options={[
            ['', visit.say('non indicata', 'not said')],
            ...MODES.map((mode) => [mode, visit.text(MODE[mode])] as const),
          ]}
        />
        {choices.conveners.length > 0 && (
          <Choice
            name="convocato"
            label={visit.say('Convocato da', 'Convened by')}
            hint={visit.say('chi ne fa parte potrà poi modificarlo', 'its members may then change it')}
            options={[
              ...(choices.convenerIsOptional ? [['', visit.say('non indicato', 'not said')] as const] : []),
              ...choices.conveners.map((id) => [id, choices.partners.get(id) ?? id] as const),
            ]}
          />
        )}
      </div>
      <Tick
        name="pubblico"
        label={visit.say(
          'È un evento pubblico (non conta come incontro)',
          'It is a public event (does not count as a meeting)',
        )}
      />
      {withDelegates && <DelegateRows visit={visit} choices={choices} />}
    </Folded>
  );
}

type MoreProps = FieldsProps & { readonly withHours: boolean; readonly withDelegates: boolean };

/** What the form would do, without doing it. */
export const Try = ({ visit }: { visit: Visit }): VNode => (
  <button
    type="submit"
    name="azione"
    value="prova"
    class="btn btn-outline-primary"
    data-prova
    data-scaduta={visit.say(
      'La sessione è scaduta: ciò che hai scritto resta in questo browser. Registrando si chiede di accedere di nuovo, e lo si ritrova qui.',
      'Your session has expired: what you typed stays in this browser. On recording you are asked to sign in again, and find it here.',
    )}
  >
    {visit.say('Prova senza registrare', 'Try without recording')}
  </button>
);
