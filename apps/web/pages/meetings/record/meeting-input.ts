import { say } from '#libs/kernel/text.js';
import { fieldsOf, isSame, type TypedForm } from '../../../forms/typed-form.js';
import { CALL, DECISION, DELEGATE, FIELD, LINES } from './meeting-values.js';
import {
  hoursOf,
  readAgenda,
  readCall,
  readDecisions,
  readDelegates,
  readExcused,
  readKind,
  readLines,
  readPresent,
  readPurposes,
  readTimes,
  type TypedDecision,
} from './typed-meeting.js';

type Facts = Readonly<Record<string, unknown>>;

/** What the form says of the meeting, against what it had shown; nothing is shown in a form for a new one. */
export function changedDetails(form: TypedForm): Facts {
  return {
    ...changedTimes(form),
    ...form.changes(readLines, LINES),
    ...ifChanged('kind', form.changed(readKind)),
    ...ifChanged('purposes', form.changed(readPurposes)),
    ...ifChanged('agenda', form.changed(readAgenda)),
  };
}

const ifChanged = (name: string, value: unknown): Facts => (value === undefined ? {} : { [name]: value });

function changedTimes(form: TypedForm): Facts {
  const shown = readTimes(form.before());
  const { date, ...typed } = readTimes(form);
  const from = form.has('dalle') ? typed.from : shown.from;
  const to = form.has('alle') ? typed.to : shown.to;
  if (date === undefined) form.refuse('data', say('scrivere la data dell’incontro', 'write the date of the meeting'));
  if (to !== undefined && from === undefined) {
    form.refuse('dalle', say('serve anche l’ora d’inizio', 'the time it began is needed too'));
  }
  if (date === undefined || (date === shown.date && from === shown.from && to === shown.to)) return {};
  // Of another day the hours of the old one do not hold: only those of the same day are taken out.
  if (from === undefined) return { date, ...(date === shown.date && { startsAt: null, endsAt: null }) };
  return hoursOf(date, from, to);
}

/** Who was there and what was decided; whatever is as it was shown is left out. */
export function changedAttendance(form: TypedForm): Facts {
  return {
    ...ifChanged('present', form.changed(readPresent, sameMembers)),
    ...(form.has(CALL) && ifChanged('call', form.changed(readCall))),
    ...ifChanged('excused', form.changed(readExcused, sameMembers)),
    ...ifChanged(
      'delegates',
      form.changed((typed) => readDelegates(typed).map(({ row: _, ...delegate }) => delegate)),
    ),
    ...ifChanged('decisions', decisionsAsSent(form)),
  };
}

const sameMembers = (a: readonly string[], b: readonly string[]): boolean => isSame([...a].sort(), [...b].sort());

/** The decisions that are sent: new ones, and those that were corrected. */
function changedDecisions(form: TypedForm): TypedDecision[] {
  const shown = readDecisions(form.before());
  return readDecisions(form).filter((decision) => {
    const before = shown.find(({ row }) => row === decision.row);
    if (before && decision.text === undefined) form.refuse(DECISION.text + decision.row, DECISION_STAYS);
    return !isSame(decision, before);
  });
}

const DECISION_STAYS = say(
  'una decisione registrata si può riscrivere, non togliere',
  'a decision that is recorded can be written anew, not taken out',
);

/** A row of what is recorded is named by its id; what was emptied in it is taken out. */
function decisionsAsSent(form: TypedForm): Facts[] | undefined {
  const decisions = changedDecisions(form).map(({ row, text, owner, due }) =>
    row.startsWith('N') ? { text, owner, due } : { id: row, text, owner: owner ?? null, due: due ?? null },
  );
  return decisions.length === 0 ? undefined : decisions;
}

/** Nobody may be both there and excused, and an empty room is said on purpose. */
export function checkAttendance(form: TypedForm): void {
  const present = readPresent(form);
  for (const partner of readExcused(form)) {
    if (!present.includes(partner)) continue;
    form.refuse(
      FIELD.excused(partner),
      say('è segnato sia presente sia assente giustificato', 'is marked both present and excused'),
    );
  }
  if (present.length > 0 || readKind(form) === 'public-event' || form.isTicked('deserta')) return;
  form.refuse(
    'presenti',
    say(
      'nessuno è segnato presente: se davvero non c’era nessuno, spuntare «seduta deserta»',
      'nobody is marked present: if really nobody came, tick “nobody came”',
    ),
  );
}

const simpleField = fieldsOf({
  ...LINES,
  date: 'data',
  endsAt: 'alle',
  call: CALL,
  offset: 'dalle',
  agenda: 'ordine',
  reason: 'motivo',
  minutes: 'verbale',
});

/** Where the places of a command's input are typed, for what the domain refuses. */
export function fieldOfMeeting(pointer: string, form: TypedForm, today: string): string | undefined {
  const place = pointer.replace(/^\/held(?=\/)/, '');
  const [, first, second = '', third = ''] = place.split('/');
  const index = Number(second);
  switch (first) {
    case 'startsAt': {
      const { date, from } = readTimes(form);
      return from === undefined || (date ?? '') > today ? 'data' : 'dalle';
    }
    case 'present':
      return second === '' ? 'presenti' : FIELD.present(readPresent(form)[index] ?? '');
    case 'excused':
      return second === '' ? 'presenti' : FIELD.excused(readExcused(form)[index] ?? '');
    case 'delegates':
      return (fieldsOf(DELEGATE)(`/${third}`) ?? DELEGATE.partner) + (readDelegates(form)[index]?.row ?? '');
    case 'decisions':
      return (fieldsOf(DECISION)(`/${third}`) ?? DECISION.text) + (changedDecisions(form)[index]?.row ?? '');
    default:
      return simpleField(place);
  }
}
