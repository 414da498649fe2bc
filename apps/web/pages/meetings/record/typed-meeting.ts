import type { CivilDate } from '#libs/kernel/civil-date.js';
import { say } from '#libs/kernel/text.js';
import type { TypedForm } from '../../../forms/typed-form.js';
import { FIELD, LINES, MODES, MOST_DECISIONS, MOST_DELEGATES, purposeOfField } from './meeting-values.js';

type Lines = { readonly [Name in keyof typeof LINES]: string | undefined };

/** The simple facts: any text, or one of a list where only those can be chosen. */
export const readLines = (form: TypedForm): Lines =>
  Object.fromEntries(
    Object.entries(LINES).map(([name, field]) => [
      name,
      field === LINES.mode ? form.choice(field, MODES) : form.text(field),
    ]),
  ) as Lines;

export interface TypedTimes {
  readonly date: CivilDate | undefined;
  readonly from: string | undefined;
  readonly to: string | undefined;
}

export const readTimes = (form: TypedForm): TypedTimes => ({
  date: form.date('data'),
  from: form.time('dalle'),
  to: form.time('alle'),
});

export const readKind = (form: TypedForm): 'governance' | 'public-event' =>
  form.isTicked('pubblico') ? 'public-event' : 'governance';

export const readPurposes = (form: TypedForm): string[] => form.tickedRows('finalita-').map(purposeOf);

const purposeOf = (key: string): string => purposeOfField(`finalita-${key}`);

/** One item a line. */
export const readAgenda = (form: TypedForm): string[] =>
  (form.text('ordine') ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

export const readPresent = (form: TypedForm): string[] => form.tickedRows('presente-');
export const readExcused = (form: TypedForm): string[] => form.tickedRows('giustificato-');

export interface TypedDecision {
  /** The key of its row. */
  readonly row: string;
  readonly text: string | undefined;
  readonly owner: string | undefined;
  readonly due: CivilDate | undefined;
}

export function readDecisions(form: TypedForm): TypedDecision[] {
  return rowsIn(form, 'decisione-', MOST_DECISIONS).flatMap((row) => {
    const text = form.text(FIELD.decision(row));
    const owner = form.text(FIELD.owner(row));
    const hasDue = form.text(FIELD.due(row)) !== undefined;
    if (text === undefined && row.startsWith('N') && (owner !== undefined || hasDue)) {
      form.refuse(
        FIELD.decision(row),
        say(
          'scrivere che cosa si è deciso, oppure vuotare tutta la riga',
          'write what was decided, or empty the whole row',
        ),
      );
    }
    const due = form.date(FIELD.due(row));
    return text === undefined && row.startsWith('N') ? [] : [{ row, text, owner, due }];
  });
}

export interface TypedDelegate {
  readonly row: string;
  readonly partner: string;
  readonly person: string | undefined;
  readonly name: string | undefined;
  readonly office: string | undefined;
}

export function readDelegates(form: TypedForm): TypedDelegate[] {
  return rowsIn(form, 'ente-', MOST_DELEGATES).flatMap((row) => {
    const partner = form.text(FIELD.delegatePartner(row));
    const name = form.text(FIELD.delegateName(row));
    const office = form.text(FIELD.delegateOffice(row));
    const person = form.text(FIELD.delegatePerson(row));
    if (partner !== undefined) return [{ row, partner, person, name, office }];
    if (name !== undefined || office !== undefined) {
      form.refuse(
        FIELD.delegatePartner(row),
        say('scegliere per quale partner è intervenuta questa persona', 'choose for which partner this person came'),
      );
    }
    return [];
  });
}

/** What is beyond the last row that there may be is not dropped unsaid: the form does not go through. */
function rowsIn(form: TypedForm, prefix: string, most: number): string[] {
  const all = form.rows(prefix);
  const last = all[most - 1];
  if (all.length > most) form.refuse(`${prefix}${last}`, say(`al massimo ${most} righe`, `${most} rows at most`));
  return all.slice(0, most);
}
