import type { AgreementReading } from '#libs/agreement/core/reading.js';
import type { RecordedAgreement } from '#libs/agreement/core/state.js';
import { termOn } from '#libs/agreement/core/term.js';
import { type CallerIn, callerIn, isVisible, mayRead, refusalOf } from '#libs/identity/rights.js';
import { READINGS, type Reading } from '#libs/identity/rights-table.js';
import { whoMay } from '#libs/identity/who-may.js';
import { addYears, type CivilDate, civilDateIn, later } from '#libs/kernel/civil-date.js';
import type { FoldedRegister } from '#libs/kernel/registers.js';
import { say } from '#libs/kernel/text.js';
import type { Call, CallRequest, Reply } from '../http/call.js';
import { HttpProblem, notFound } from '../http/problems.js';

/** The register of an agreement that the caller may read for a purpose; throws 404 or 403. */
export async function registerFor(
  caller: CallerIn,
  what: Reading,
  reading: AgreementReading,
): Promise<FoldedRegister<RecordedAgreement>> {
  // Asked before it is read: who may not know of it waits no longer than for one that is not there.
  if (!isVisible(caller)) throw notFound();
  const register = await reading.register(caller.agreement);
  const forbidden = refusalOf(mayRead(caller, register?.state, what));
  if (forbidden) throw HttpProblem.of(forbidden);
  if (!register) throw notFound();
  return register;
}

type ReadingFacts = Omit<Call, 'method' | 'path' | 'who' | 'problems' | 'handle'> & {
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

/** A call that reads something of an agreement: whoever may not is told so before anything is looked at. */
export const readingCall = (reading: AgreementReading, { below, what, answer, ...call }: ReadingFacts): Call => ({
  ...call,
  method: 'GET',
  path: `/agreements/{agreement}${below}`,
  who: whoMay(READINGS[what]),
  problems: [403, 404],
  async handle(request) {
    const caller = callerIn(request.caller, request.params['agreement'] ?? '');
    const register = await registerFor(caller, what, reading);
    onMustBeNear(register, request.query['on']);
    return answer(register, request, caller);
  },
});

/** Today where the agreement is; never before the day of what was recorded last. */
export const todayOf = ({ state, head }: Pick<FoldedRegister<RecordedAgreement>, 'state' | 'head'>): CivilDate =>
  civilDateIn(state.header.timeZone, later(new Date().toISOString(), head.recordedAt));

const YEARS_AHEAD = 20;

/** Nobody asks how things stand centuries from now: such a day is a typing mistake (http-api.md, "Conventions"). */
function onMustBeNear({ state, head }: FoldedRegister<RecordedAgreement>, on: unknown): void {
  if (typeof on !== 'string') return;
  const today = todayOf({ state, head });
  const last = addYears(later(today, termOn(state, today).to ?? today), YEARS_AHEAD);
  if (on <= last) return;
  const message = say(`al massimo il ${last}`, `${last} at the latest`);
  const title = say('Il giorno è troppo lontano.', 'The day is too far ahead.');
  throw new HttpProblem(400, 'invalid-input', title, [{ pointer: '/on', message }]);
}
