import { type AddressedCommand, addressed } from '#libs/agreement/core/commands.js';
import type { RecordedAgreement } from '#libs/agreement/core/state.js';
import { idToTry, tryCommands } from '#libs/agreement/core/trial.js';
import { type CivilDate, type Instant, later, startOfDayIn } from '#libs/kernel/civil-date.js';
import { isRefusal, type Refusal } from '#libs/kernel/refusal.js';
import { membersOn } from '../cadence/members.js';
import { type Judgement, judge } from '../judgement.js';
import { type KnownMeeting, knownMeeting, knownMeetings } from '../tasks/meeting-stage.js';

/** An agreement as it would stand if something were recorded of a meeting. */
export interface TriedMeeting {
  readonly judgement: Judgement;
  readonly meeting: string;
}

/**
 * The agreement judged with a command about a meeting recorded, or why it would be refused: a meeting that it names, or
 * else one that it would make. Rights are not asked.
 */
export function tryMeeting(
  state: RecordedAgreement,
  command: AddressedCommand,
  today: CivilDate,
  now: Instant,
): TriedMeeting | Refusal {
  const named = command.ids['meeting'];
  if (named !== undefined) return tried(state, [command], named, today, now);
  const id = idToTry(state);
  return tried(state, [{ ...command, input: { ...(command.input as object), id } }], id, today, now);
}

/** With the minutes of a meeting approved on the day. */
export const tryApproval = ({ state, on }: Judgement, meeting: string, now: Instant): TriedMeeting | Refusal =>
  tried(state, [approval(meeting, on)], meeting, on, now);

/** With a planned meeting held on its day, every member there and its minutes approved; judged then, or today. */
export function tryHeld({ state, on }: Judgement, meeting: string, now: Instant): TriedMeeting | Refusal | undefined {
  const planned = state.meetings.get(meeting)?.scheduled;
  if (!planned) return undefined;
  const { date, body } = planned;
  const then = date > on ? startOfDayIn(state.header.timeZone, date) : now;
  const held = addressed('hold-meeting', { meeting }, { date, ...atBest(state, body, date, on) });
  return tried(state, [held, approval(meeting, date)], meeting, later(date, on), then);
}

/**
 * With a meeting of a body on a day: up to today held, at its best, later planned; for every purpose that rules ask of
 * that body's meetings. Without a body: for the rules that count meetings of any.
 */
export function tryDay(
  { state, on, cadence }: Judgement,
  body: string | undefined,
  date: CivilDate,
  now: Instant,
): TriedMeeting | Refusal {
  const meeting = idToTry(state);
  const rules = cadence.map(({ definition }) => definition).filter((rule) => rule.body === body);
  const purposes = [...new Set(rules.flatMap(({ purpose }) => purpose ?? []))];
  const convened = { id: meeting, date, ...(body !== undefined && { body }), ...(purposes.length > 0 && { purposes }) };
  const commands =
    date > on
      ? [addressed('convene-meeting', {}, convened)]
      : [
          addressed('convene-meeting', {}, { ...convened, held: atBest(state, body, date, on) }),
          approval(meeting, date),
        ];
  return tried(state, commands, meeting, on, now);
}

/** The same meeting recorded twice is the most likely mistake: others of its day and body. */
export function othersOfItsDay({ judgement: { state, on }, meeting: id }: TriedMeeting): KnownMeeting[] {
  const meeting = state.meetings.get(id);
  const facts = meeting && knownMeeting(id, meeting, on)?.facts;
  return knownMeetings(state, on).filter(
    (other) =>
      other.id !== id &&
      other.facts.date === facts?.date &&
      other.facts.body === facts.body &&
      other.stage !== 'annulled' &&
      other.stage !== 'cancelled',
  );
}

/** Wherever they are kept: what has no text here yet is tried as well. */
const approval = (meeting: string, date: CivilDate): AddressedCommand =>
  addressed('approve-minutes', { meeting }, { date, elsewhere: '…' });

const atBest = (state: RecordedAgreement, body: string | undefined, date: CivilDate, today: CivilDate) => ({
  present: membersOn(state, body, date, today).map(({ definition }) => definition.id),
});

function tried(
  state: RecordedAgreement,
  commands: readonly AddressedCommand[],
  meeting: string,
  on: CivilDate,
  now: Instant,
): TriedMeeting | Refusal {
  const after = tryCommands(state, commands, now);
  return isRefusal(after) ? after : { judgement: judge(after, on), meeting };
}
