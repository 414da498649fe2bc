import { parseWith } from '#libs/agreement/core/validation.js';
import { minutesInput } from '#libs/agreement/meetings/inputs.js';
import type { CivilDate } from '#libs/kernel/civil-date.js';
import { say } from '#libs/kernel/text.js';
import type { FormProblem } from '../../forms/fields.js';
import { TypedForm } from '../../forms/typed-form.js';
import type { Visit } from '../../frame/visit.js';
import type { Kind } from './form-looks.js';
import { changedAttendance, changedDecisions, changedDetails, checkAttendance } from './meeting-body.js';
import type { Values } from './meeting-values.js';
import { visitWith } from './services.js';
import { readMeeting, type TypedDecision, type TypedMeeting } from './typed-meeting.js';

/** What a form says, as the command that it stands for takes it. */
export interface TypedCommand {
  readonly typed: TypedMeeting;
  readonly body: Readonly<Record<string, unknown>>;
  /** Those in the body, in its order. */
  readonly decisions: readonly TypedDecision[];
  readonly minutes: string | undefined;
  /** What is wrong with what was typed. */
  readonly problem: FormProblem | undefined;
}

interface Sent {
  readonly visit: Visit;
  readonly kind: Kind;
  readonly values: Values;
  /** What the form had shown of what is recorded; nothing for a new meeting. */
  readonly shown: Values;
  readonly withAttendance: boolean;
  readonly today: CivilDate;
  /** It is only to be tried: what is not there yet is not asked for. */
  readonly isTrial: boolean;
}

const NOTHING_CHANGED = say(
  'Non è cambiato nulla: nulla è stato registrato.',
  'Nothing was changed: nothing was recorded.',
);

export function typedCommand({ visit, kind, values, shown, withAttendance, today, isTrial }: Sent): TypedCommand {
  const form = new TypedForm(visit, today);
  const typed = readMeeting(form, values);
  const before = readMeeting(new TypedForm(visitWith(visit, shown), today), shown);
  form.neededDate('data', say('scrivere la data dell’incontro', 'write the date of the meeting'));
  const details = changedDetails(typed, before, form);
  const attendance = withAttendance ? changedAttendance(typed, before, form) : {};
  const decisions = withAttendance ? changedDecisions(typed, before, form) : [];
  if (withAttendance && !isTrial) checkAttendance(typed, form);
  const minutes = form.text('verbale');
  if (minutes !== undefined) checkMinutes(minutes, form);
  const reason =
    kind !== 'correct' || isTrial
      ? '–'
      : form.needed('motivo', say('scrivere che cosa era sbagliato', 'write what was wrong'));
  const body = bodyOf(kind, typed, details, attendance, reason);
  const problem = inOrder(form.problem());
  const isEmpty = kind === 'correct' && Object.keys(details).length + Object.keys(attendance).length === 0;
  return {
    typed,
    body,
    decisions,
    minutes,
    problem: problem ?? (isEmpty && !isTrial ? { title: visit.text(NOTHING_CHANGED), fields: {} } : undefined),
  };
}

function bodyOf(
  kind: Kind,
  { date, present }: TypedMeeting,
  details: Record<string, unknown>,
  attendance: Record<string, unknown>,
  reason: string | undefined,
): Readonly<Record<string, unknown>> {
  switch (kind) {
    case 'convene':
      return plain(details);
    case 'record':
      return plain({ ...details, held: { present, ...attendance } });
    case 'hold': {
      // Without a day it would be today.
      const day = details['startsAt'] === undefined ? { date } : {};
      return plain({ ...day, ...details, present, ...attendance });
    }
    case 'correct':
      return plain({ ...details, ...attendance, reason });
  }
}

/** As it goes over the wire: what is undefined is not there. */
const plain = (body: object): Record<string, unknown> => JSON.parse(JSON.stringify(body)) as Record<string, unknown>;

/** Before the meeting is recorded: minutes that cannot be should not be found out afterwards. */
function checkMinutes(text: string, form: TypedForm): void {
  const parsed = parseWith(minutesInput, { text });
  if ('problems' in parsed) for (const { message } of parsed.problems) form.refuse('verbale', message);
}

/** Groups of fields from the top of the page down. */
const DOWN_THE_PAGE: readonly RegExp[] = [
  /^data$/,
  /^(dalle|alle)$/,
  /^organo$/,
  /^luogo$/,
  /^(presenti|presente-.*|giustificato-.*)$/,
  /^(decisione|chi|entro)-/,
  /^verbale$/,
  /^ordine$/,
];

/** The first that is wrong on the page is the first that is said, and where the page opens. */
function inOrder(problem: FormProblem | undefined): FormProblem | undefined {
  if (!problem) return undefined;
  const rank = (name: string): number => {
    const found = DOWN_THE_PAGE.findIndex((group) => group.test(name));
    return found === -1 ? DOWN_THE_PAGE.length : found;
  };
  const fields = Object.entries(problem.fields).sort(([a], [b]) => rank(a) - rank(b));
  return { ...problem, fields: Object.fromEntries(fields) };
}
