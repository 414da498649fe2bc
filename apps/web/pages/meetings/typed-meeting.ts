import type { MeetingMode } from '#libs/agreement/meetings/facts.js';
import type { CivilDate } from '#libs/kernel/civil-date.js';
import { say } from '#libs/kernel/text.js';
import type { TypedForm } from '../../forms/typed-form.js';
import { decisionRows, delegateRows, FIELD, purposeOfField, rowsOf, type Values } from './meeting-values.js';

export interface TypedDecision {
  /** The key of its row. */
  readonly row: string;
  readonly text: string | undefined;
  readonly owner: string | undefined;
  readonly due: CivilDate | undefined;
}

export interface TypedDelegate {
  readonly row: string;
  readonly partner: string;
  readonly person: string | undefined;
  readonly name: string | undefined;
  readonly office: string | undefined;
}

/** A meeting as the fields of a form say it. */
export interface TypedMeeting {
  readonly date: CivilDate | undefined;
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly place: string | undefined;
  readonly body: string | undefined;
  readonly title: string | undefined;
  readonly mode: MeetingMode | undefined;
  readonly convenedBy: string | undefined;
  readonly kind: 'governance' | 'public-event';
  readonly purposes: readonly string[];
  readonly agenda: readonly string[];
  readonly present: readonly string[];
  readonly excused: readonly string[];
  readonly delegates: readonly TypedDelegate[];
  readonly decisions: readonly TypedDecision[];
}

export const MODES = ['in-person', 'remote', 'hybrid'] as const;

/** What the form says; `values` name its rows and ticks. What cannot be understood is refused in `form`. */
export function readMeeting(form: TypedForm, values: Values): TypedMeeting {
  const tickedOf = (prefix: string): string[] => rowsOf(values, prefix).filter((key) => values[prefix + key] !== '');
  return {
    date: form.date('data'),
    from: form.time('dalle'),
    to: form.time('alle'),
    place: form.text('luogo'),
    body: form.text('organo'),
    title: form.text('titolo'),
    mode: form.choice('modalita', MODES),
    convenedBy: form.text('convocato'),
    kind: form.isTicked('pubblico') ? 'public-event' : 'governance',
    purposes: tickedOf('finalita-').map((key) => purposeOfField(`finalita-${key}`)),
    agenda: lines(form.text('ordine')),
    present: tickedOf('presente-'),
    excused: tickedOf('giustificato-'),
    delegates: delegatesIn(form, values),
    decisions: decisionsIn(form, values),
  };
}

const lines = (text = ''): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** What is beyond the last row that there may be is not dropped unsaid: the form does not go through. */
function refuseMore(form: TypedForm, all: readonly string[], shown: readonly string[], field: (row: string) => string) {
  const last = shown.at(-1);
  if (last === undefined || all.length === shown.length) return;
  form.refuse(field(last), say(`al massimo ${shown.length} righe`, `${shown.length} rows at most`));
}

function decisionsIn(form: TypedForm, values: Values): TypedDecision[] {
  const rows = decisionRows(values);
  refuseMore(form, rowsOf(values, 'decisione-'), rows, FIELD.decision);
  return rows.flatMap((row) => {
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

function delegatesIn(form: TypedForm, values: Values): TypedDelegate[] {
  const rows = delegateRows(values);
  refuseMore(form, rowsOf(values, 'ente-'), rows, FIELD.delegatePartner);
  return rows.flatMap((row) => {
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
