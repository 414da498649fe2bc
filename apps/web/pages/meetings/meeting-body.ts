import { say } from '#libs/kernel/text.js';
import type { TypedForm } from '../../forms/typed-form.js';
import { FIELD } from './meeting-values.js';
import type { TypedDecision, TypedMeeting } from './typed-meeting.js';

const CANNOT_BE_EMPTIED = say(
  'è già registrato: si può cambiare, non togliere',
  'it is recorded already: it can be changed, not taken out',
);

/** Simple fields of a meeting's commands, and where they are typed. */
const LINES = [
  ['place', 'luogo'],
  ['body', 'organo'],
  ['title', 'titolo'],
  ['mode', 'modalita'],
  ['convenedBy', 'convocato'],
] as const;

/** What a form has changed against what it had shown, as the body of a command has it. `shown`: nothing, for a new one. */
export function changedDetails(typed: TypedMeeting, shown: TypedMeeting, form: TypedForm): Record<string, unknown> {
  const body: Record<string, unknown> = { ...changedTimes(typed, shown, form) };
  for (const [field, name] of LINES) {
    if (typed[field] === shown[field] || !form.has(name)) continue;
    if (typed[field] === undefined) form.refuse(name, CANNOT_BE_EMPTIED);
    else body[field] = typed[field];
  }
  if (typed.kind !== shown.kind) body['kind'] = typed.kind;
  for (const field of ['purposes', 'agenda'] as const) {
    if (!isSame(typed[field], shown[field])) body[field] = typed[field];
  }
  return body;
}

function changedTimes(typed: TypedMeeting, shown: TypedMeeting, form: TypedForm): Record<string, unknown> {
  const { date, from, to } = typed;
  if (to !== undefined && from === undefined) {
    form.refuse('dalle', say('serve anche l’ora d’inizio', 'the time it began is needed too'));
  }
  if (date === undefined || (date === shown.date && from === shown.from && to === shown.to)) return {};
  if (from === undefined) {
    // Of the same day the hours stay as they were recorded.
    if (date === shown.date && shown.from !== undefined) form.refuse('dalle', CANNOT_BE_EMPTIED);
    return { date };
  }
  return { startsAt: `${date}T${from}`, ...(to !== undefined && { endsAt: `${date}T${to}` }) };
}

/** Who was there and what was decided; whatever is as it was shown is left out. */
export function changedAttendance(typed: TypedMeeting, shown: TypedMeeting, form: TypedForm): Record<string, unknown> {
  const delegates = asSent(typed);
  const decisions = changedDecisions(typed, shown, form);
  return {
    ...(!sameMembers(typed.present, shown.present) && { present: typed.present }),
    ...(!sameMembers(typed.excused, shown.excused) && { excused: typed.excused }),
    ...(!isSame(delegates, asSent(shown)) && { delegates }),
    ...(decisions.length > 0 && {
      decisions: decisions.map(({ row, ...decision }) => ({ ...idOf(row), ...decision })),
    }),
  };
}

/** The decisions that are sent: new ones, and those that were corrected. */
export function changedDecisions(typed: TypedMeeting, shown: TypedMeeting, form: TypedForm): TypedDecision[] {
  return typed.decisions.filter((decision) => {
    const { row } = decision;
    const before = shown.decisions.find((other) => other.row === row);
    if (!before) return true;
    if (decision.text === undefined) form.refuse(FIELD.decision(row), CANNOT_BE_EMPTIED);
    if (decision.owner === undefined && before.owner !== undefined) form.refuse(FIELD.owner(row), CANNOT_BE_EMPTIED);
    if (decision.due === undefined && before.due !== undefined) form.refuse(FIELD.due(row), CANNOT_BE_EMPTIED);
    return !isSame(decision, before);
  });
}

/** A row of what is recorded is named by its id. */
const idOf = (row: string): { id?: string } => (row.startsWith('N') ? {} : { id: row });

const asSent = ({ delegates }: TypedMeeting) => delegates.map(({ row: _, ...delegate }) => delegate);

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

const sameMembers = (a: readonly string[], b: readonly string[]): boolean => isSame([...a].sort(), [...b].sort());

/** Nobody may be both there and excused, and an empty room is said on purpose. */
export function checkAttendance(typed: TypedMeeting, form: TypedForm): void {
  for (const partner of typed.excused) {
    if (!typed.present.includes(partner)) continue;
    form.refuse(
      FIELD.excused(partner),
      say('è segnato sia presente sia assente giustificato', 'is marked both present and excused'),
    );
  }
  if (typed.present.length > 0 || typed.kind === 'public-event' || form.isTicked('deserta')) return;
  form.refuse(
    'presenti',
    say(
      'nessuno è segnato presente: se davvero non c’era nessuno, spuntare «seduta deserta»',
      'nobody is marked present: if really nobody came, tick “nobody came”',
    ),
  );
}

/** Where the places of a command's body are typed, for what the domain refuses. */
export function fieldOfMeeting(
  typed: TypedMeeting,
  decisions: readonly TypedDecision[],
  { isFuture }: { isFuture: boolean },
): (pointer: string) => string | undefined {
  return (pointer) => {
    const [first = '', second = '', third = ''] = pointer
      .replace(/^\/held(?=\/)/, '')
      .slice(1)
      .split('/');
    switch (first) {
      case 'date':
        return 'data';
      case 'startsAt':
        return isFuture || typed.from === undefined ? 'data' : 'dalle';
      case 'endsAt':
        return 'alle';
      case 'offset':
        return 'dalle';
      case 'agenda':
        return 'ordine';
      case 'reason':
        return 'motivo';
      case 'text':
        return 'verbale';
      case 'present':
        return second === '' ? 'presenti' : FIELD.present(typed.present[Number(second)] ?? '');
      case 'excused':
        return second === '' ? 'presenti' : FIELD.excused(typed.excused[Number(second)] ?? '');
      case 'delegates':
        return delegateField(typed.delegates[Number(second)]?.row ?? '', third);
      case 'decisions':
        return decisionField(decisions[Number(second)]?.row ?? '', third);
      default:
        return LINES.find(([field]) => field === first)?.[1];
    }
  };
}

function delegateField(row: string, field: string): string {
  if (field === 'name') return FIELD.delegateName(row);
  return field === 'office' ? FIELD.delegateOffice(row) : FIELD.delegatePartner(row);
}

function decisionField(row: string, field: string): string {
  if (field === 'owner') return FIELD.owner(row);
  return field === 'due' ? FIELD.due(row) : FIELD.decision(row);
}
