import { IDENTITY_CALLS, type IdentityCall } from '#libs/identity/rights-table.js';
import { whoMay } from '#libs/identity/who-may.js';
import type { Answer } from '#libs/kernel/command-handling.js';
import type { Refusal } from '#libs/kernel/refusal.js';
import type { Call, CallRequest, Reply } from '../http/call.js';
import { HttpProblem, orThrow } from '../http/problems.js';
import { commandAnswer } from './schemas.js';

export const GROUP = 'Accesso e ruoli';

/** The page on which a one-time link is used. What follows the `#` stays in the browser: no log on the way has it. */
export const linkTo = (publicUrl: string, token: string): string => `${publicUrl}/accesso/password#token=${token}`;

export const requester = ({ caller, idempotencyKey }: CallRequest) => ({ caller, idempotencyKey });

export function answered(answer: Answer | Refusal, status: number, location?: string): Reply {
  const { id, revision, recordedAt } = orThrow(answer);
  const headers = location === undefined ? undefined : { location: `/api/v1${location}/${id}` };
  return { status, body: { id, revision, recordedAt }, ...(headers && { headers }) };
}

export function must(forbidden: Refusal | undefined): void {
  if (forbidden) throw HttpProblem.of(forbidden);
}

type IdentityCallFacts = Omit<Call, 'group' | 'who' | 'id'> & {
  readonly id: IdentityCall;
  readonly group?: string;
};

/** A call about users, roles and keys: who may call it stands in the table of rights, under its name. */
export const identityCall = (call: IdentityCallFacts): Call => ({
  group: GROUP,
  who: whoMay(IDENTITY_CALLS[call.id]),
  ...call,
});

type RecordingFacts = Omit<IdentityCallFacts, 'answers' | 'handle'> & {
  /** What the answer says. */
  readonly done: string;
  readonly record: (request: CallRequest, by: ReturnType<typeof requester>) => Promise<Answer | Refusal>;
};

/** One of them that records something of what stands, and answers what every command does. */
export const recordingCall = ({ done, record, ...call }: RecordingFacts): Call =>
  identityCall({
    ...call,
    answers: [{ status: 200, description: done, schema: commandAnswer }],
    handle: async (request) => answered(await record(request, requester(request)), 200),
  });
