import type { Answer } from '#libs/kernel/command-handling.js';
import { isRefusal, type Refusal } from '#libs/kernel/refusal.js';
import type { CallRequest, Reply } from '../http/call.js';
import { HttpProblem } from '../http/problems.js';

export const GROUP = 'Accesso e ruoli';

/** The page on which a one-time link is used; opening it uses nothing up. */
export const linkTo = (publicUrl: string, token: string): string => `${publicUrl}/accesso/password?token=${token}`;

export const requester = ({ caller, idempotencyKey }: CallRequest) => ({ caller, idempotencyKey });

export function answered(answer: Answer | Refusal, status: number, location?: string): Reply {
  if (isRefusal(answer)) throw HttpProblem.of(answer);
  const { id, revision, recordedAt } = answer;
  const headers = location === undefined ? undefined : { location: `/api/v1${location}/${id}` };
  return { status, body: { id, revision, recordedAt }, ...(headers && { headers }) };
}

export function must(forbidden: Refusal | undefined): void {
  if (forbidden) throw HttpProblem.of(forbidden);
}
