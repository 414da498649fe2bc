import { civilDateIn, type Instant } from '#libs/kernel/civil-date.js';
import type { Decision } from '#libs/kernel/command-handling.js';
import { type FieldProblem, isRefusal, type Refusal } from '#libs/kernel/refusal.js';
import { changesInput } from './changes.js';
import type { CommandDefinition, CommandRequest, CommonInput } from './command.js';
import type { AddressedCommand } from './commands.js';
import { dateCannotBeInTheFuture, NO_SUCH_AGREEMENT, refuse } from './guards.js';
import { agreementInput, recordAgreement } from './record-agreement.js';
import { thereMustBeRoom } from './room.js';
import { type AgreementState, isRecorded, type RecordedAgreement, todayIn } from './state.js';
import { invalid, parseWith } from './validation.js';

/** What a command is decided with besides the state. */
export interface DecidedWith {
  readonly now: Instant;
  readonly newId: (label: string) => string;
  readonly personId: (typed: string) => string;
}

/** Decides to record a signed agreement, of a definition as it was sent. */
export function decideNew(state: AgreementState, definition: unknown, { now, ...making }: DecidedWith): Decision {
  const parsed = parseWith(agreementInput, definition);
  if ('problems' in parsed) return invalid(parsed.problems);
  const today = civilDateIn(parsed.value.timeZone, now);
  return recordAgreement(state, { ids: {}, input: parsed.value, today, now, ...making });
}

/** Decides any other command on an agreement as it stands. */
export function decideOn(
  state: AgreementState,
  { definition, ids, input: raw }: AddressedCommand,
  { now, ...making }: DecidedWith,
): Decision {
  if (!isRecorded(state)) return NO_SUCH_AGREEMENT;
  const annulled = agreementMustNotBeAnnulled(state);
  if (annulled) return annulled;
  const parsed = parseWith(definition.input, raw);
  const today = todayIn(state, now);
  if ('problems' in parsed) {
    const { problems } = parsed;
    const tried = (changes: unknown) => ({ ids, input: { changes, reason: '' }, today, now, ...making });
    return invalid([...problems, ...problemsOfChanges(state, definition, raw, problems, tried)]);
  }
  const input = parsed.value as CommonInput;
  return (
    dateMayBe(definition, input, today) ??
    decidingMeetingMustExist(state, input) ??
    thereMustBeRoom(definition.name, state, ids) ??
    definition.decide(state, { ids, input, today, now, ...making })
  );
}

/** Where the reason or the day of a PATCH is wrong, what is wrong with its changes is said along with that. */
function problemsOfChanges(
  state: RecordedAgreement,
  definition: CommandDefinition,
  raw: unknown,
  problems: readonly FieldProblem[],
  tried: (changes: unknown) => CommandRequest<unknown>,
): readonly FieldProblem[] {
  const { changes } = (raw ?? {}) as { readonly changes?: unknown };
  const readable = definition.input === changesInput && problems.every(({ pointer: at }) => /^\/(?!changes)/.test(at));
  if (!readable || changes === undefined) return [];
  const outcome = definition.decide(state, tried(changes));
  return isRefusal(outcome) && outcome.refused === 'invalid' ? (outcome.errors ?? []) : [];
}

function agreementMustNotBeAnnulled(state: AgreementState): Refusal | undefined {
  if (!state.annulled) return undefined;
  return refuse(
    'agreement-annulled',
    `Questo accordo è stato annullato il ${state.annulled.date}: non vi si registra più nulla.`,
    `This agreement was annulled on ${state.annulled.date}: nothing more is recorded in it.`,
  );
}

function dateMayBe(definition: CommandDefinition, input: CommonInput, today: string): Refusal | undefined {
  return definition.planned ? undefined : dateCannotBeInTheFuture(input.date, today);
}

function decidingMeetingMustExist(state: AgreementState, input: CommonInput): Refusal | undefined {
  if (input.meeting === undefined || state.meetings.has(input.meeting)) return undefined;
  return refuse(
    'unknown-meeting',
    `L'accordo non ha un incontro «${input.meeting}».`,
    `The agreement has no meeting "${input.meeting}".`,
    '/meeting',
  );
}
