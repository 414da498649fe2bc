import { addDays, type CivilDate } from '#libs/kernel/civil-date.js';
import { say } from '#libs/kernel/text.js';
import type { TypedForm } from '../../../forms/typed-form.js';
import {
  CALL,
  DECISION,
  DELEGATE,
  LINES,
  MODES,
  MOST_ROWS,
  PERSON,
  purposeOfField,
  type RowPrefix,
} from './meeting-values.js';

type Lines = { readonly [Name in keyof typeof LINES]: string | undefined };

/** The simple facts: any text, or one of a list where only those can be chosen. */
export const readLines = (form: TypedForm): Lines =>
  Object.fromEntries(
    Object.entries(LINES).map(([name, field]) => [
      name,
      field === LINES.mode
        ? form.choice(field, MODES)
        : field === LINES.convenedOn
          ? form.date(field)
          : form.text(field),
    ]),
  ) as Lines;

export const readTimes = (form: TypedForm) => ({
  date: form.date('data'),
  from: form.time('dalle'),
  to: form.time('alle'),
});

/** An end before the start is of the next day: «dalle 22:00 alle 0:30». */
export const hoursOf = (date: CivilDate, from: string, to: string | undefined) => ({
  startsAt: `${date}T${from}`,
  ...(to !== undefined && { endsAt: `${to < from ? addDays(date, 1) : date}T${to}` }),
});

export const readKind = (form: TypedForm): 'governance' | 'public-event' =>
  form.isTicked('pubblico') ? 'public-event' : 'governance';

export const readPurposes = (form: TypedForm): string[] =>
  form.tickedRows('finalita-').map((key) => purposeOfField(`finalita-${key}`));

/** Unless it is said, the first. */
export const readCall = (form: TypedForm): 1 | 2 => (form.choice(CALL, ['1', '2']) === '2' ? 2 : 1);

/** One item a line. */
export const readAgenda = (form: TypedForm): string[] =>
  (form.text('ordine') ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

export const readPresent = (form: TypedForm): string[] => form.tickedRows('presente-');
export const readExcused = (form: TypedForm): string[] => form.tickedRows('giustificato-');

/** `row`: the key of its row. */
export const readDecisions = (form: TypedForm) =>
  rowsIn(form, DECISION, DECISION.text, (row) => {
    const text = form.text(DECISION.text + row);
    const owner = form.text(DECISION.owner + row);
    const isEmpty = text === undefined && row.startsWith('N');
    if (isEmpty && (owner ?? form.text(DECISION.due + row)) !== undefined) {
      form.refuse(DECISION.text + row, HALF_A_DECISION);
    }
    const due = form.date(DECISION.due + row);
    return isEmpty ? undefined : { row, text, owner, due };
  });

const HALF_A_DECISION = say(
  'scrivere che cosa si è deciso, oppure vuotare tutta la riga',
  'write what was decided, or empty the whole row',
);

export type TypedDecision = ReturnType<typeof readDecisions>[number];

export const readDelegates = (form: TypedForm) =>
  rowsIn(form, DELEGATE, DELEGATE.partner, (row) => {
    const partner = form.text(DELEGATE.partner + row);
    const person = form.text(PERSON + row);
    const [name, office] = [form.text(DELEGATE.name + row), form.text(DELEGATE.office + row)];
    if (partner !== undefined) return { row, partner, person, name, office };
    if (name !== undefined || office !== undefined) form.refuse(DELEGATE.partner + row, OF_WHOM);
    return undefined;
  });

const OF_WHOM = say(
  'scegliere per quale partner è intervenuta questa persona',
  'choose for which partner this person came',
);

/**
 * A row is there where any of its fields is. What is beyond the last row that there may be is not dropped unsaid: the form
 * does not go through.
 */
function rowsIn<Row>(
  form: TypedForm,
  fields: Readonly<Record<string, string>>,
  prefix: RowPrefix,
  read: (row: string) => Row | undefined,
): Row[] {
  const most = MOST_ROWS[prefix];
  const all = [...new Set([prefix, ...Object.values(fields)].flatMap((field) => form.rows(field)))];
  if (all.length > most) {
    form.refuse(`${prefix}${all[most - 1]}`, say(`al massimo ${most} righe`, `${most} rows at most`));
  }
  return all.slice(0, most).flatMap((row) => read(row) ?? []);
}
