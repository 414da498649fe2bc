import type { AgreementReading } from '#libs/agreement/core/reading.js';
import { type RecordedAgreement, todayIn } from '#libs/agreement/core/state.js';
import { termOn } from '#libs/agreement/core/term.js';
import { type CallerIn, callerIn, isVisible, mayRead, refusalOf } from '#libs/identity/rights.js';
import { READINGS, type Reading } from '#libs/identity/rights-table.js';
import { whoMay } from '#libs/identity/who-may.js';
import type { CivilDate } from '#libs/kernel/civil-date.js';
import type { Clock } from '#libs/kernel/ports.js';
import type { FoldedRegister } from '#libs/kernel/registers.js';
import type { Call, CallRequest, Reply } from '../http/call.js';
import { HttpProblem, notFound } from '../http/problems.js';
import { onMustBeNear } from './day-asked.js';

/** The register of an agreement that the caller may read for a purpose; throws 404 or 403. */
export async function registerFor(
  caller: CallerIn,
  what: Reading,
  reading: AgreementReading,
  known?: FoldedRegister<RecordedAgreement>,
): Promise<FoldedRegister<RecordedAgreement>> {
  // Asked before it is read: who may not know of it waits no longer than for one that is not there.
  if (!isVisible(caller)) throw notFound();
  const register = known ?? (await reading.register(caller.agreement));
  const forbidden = refusalOf(mayRead(caller, register?.state, what));
  if (forbidden) throw HttpProblem.of(forbidden);
  if (!register) throw notFound();
  return register;
}

type ReadingFacts = Omit<Call, 'method' | 'path' | 'who' | 'problems' | 'handle'> & {
  /** Besides 403 and 404. */
  readonly problems?: readonly number[];
  /** Below the agreement. */
  readonly below: string;
  /** As the table of rights names it. */
  readonly what: Reading;
  readonly answer: (
    register: FoldedRegister<RecordedAgreement>,
    request: CallRequest,
    caller: CallerIn,
  ) => Promise<Reply>;
};

/** What every reading needs. */
export interface ReadingPorts {
  readonly reading: AgreementReading;
  readonly clock: Clock;
}

/** A call that reads something of an agreement: whoever may not is told so before anything is looked at. */
export const readingCall = (
  { reading, clock }: ReadingPorts,
  { below, what, answer, problems = [], ...call }: ReadingFacts,
): Call => ({
  ...call,
  method: 'GET',
  path: `/agreements/{agreement}${below}`,
  who: whoMay(READINGS[what]),
  problems: [403, 404, ...problems],
  async handle(request) {
    const caller = callerIn(request.caller, request.params['agreement'] ?? '');
    const register = await registerFor(caller, what, reading);
    const on = request.query['on'] as CivilDate | undefined;
    if (on !== undefined) {
      const today = todayIn(register.state, clock.now());
      onMustBeNear(on, today, termOn(register.state, today).to);
    }
    return answer(register, request, caller);
  },
});
