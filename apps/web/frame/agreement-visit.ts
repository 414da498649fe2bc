import type { CommandIds, CommandName } from '#libs/agreement/core/commands.js';
import type { AgreementReading } from '#libs/agreement/core/reading.js';
import { type RecordedAgreement, todayIn } from '#libs/agreement/core/state.js';
import { type CallerIn, mayCommand, mayRead, withConvenedBy } from '#libs/identity/rights.js';
import type { Reading } from '#libs/identity/rights-table.js';
import type { CivilDate } from '#libs/kernel/civil-date.js';
import type { FoldedRegister } from '#libs/kernel/registers.js';
import type { Judgement } from '#libs/monitoring/judgement.js';
import { registerFor } from '../calls/reading-call.js';
import type { Visit } from './visit.js';

/** An agreement as its pages show it. */
export interface ShownAgreement {
  readonly id: string;
  /** The title today, whatever day is shown. */
  readonly title: string;
  readonly mayReadHistory: boolean;
}

/** A visit to a page of one agreement, by somebody who may read its parts. */
export interface AgreementVisit {
  readonly visit: Visit;
  readonly caller: CallerIn;
  readonly agreement: ShownAgreement;
  /** `/accordi/{a}` and what is below it, in the visitor's language. */
  href(below?: string, query?: Readonly<Record<string, string | undefined>>): string;
  readonly register: FoldedRegister<RecordedAgreement>;
  /** Today in the agreement's zone. */
  readonly today: CivilDate;
  /** As it stands today. */
  judgement(): Judgement;
  /** Names of persons may be shown. */
  readonly names: boolean;
  /** Partners that the visitor is a member for. */
  readonly ownPartners: readonly string[];
  /** Whether to offer a command. */
  may(command: CommandName, ids?: CommandIds, body?: unknown): boolean;
}

/** The agreement of the address; throws 404 or 403 as the interface does. */
export async function agreementVisit(
  visit: Visit,
  reading: AgreementReading,
  what: Reading = 'parts',
): Promise<AgreementVisit> {
  const { agreement: id = '' } = visit.facts.params;
  return agreementVisitOf(visit, await registerFor(visit.callerIn(id), what, reading, visit.known));
}

/** The same on a register that is there already: the agreement as it stands, or stood. */
export function agreementVisitOf(visit: Visit, register: FoldedRegister<RecordedAgreement>): AgreementVisit {
  const { agreement: id = '' } = visit.facts.params;
  const caller = visit.callerIn(id);
  const { state } = register;
  const mayReadHistory = mayRead(caller, state, 'history') === 'yes';
  const today = todayIn(state, visit.facts.now);
  return {
    visit,
    caller,
    agreement: { id, title: state.header.title, mayReadHistory },
    href: (below = '', query = {}) => visit.href(`/accordi/${id}${below === '' ? '' : `/${below}`}`, query),
    register,
    today,
    judgement: () => visit.facts.judgements.of(register, today).judgement,
    names: mayRead(caller, state, 'names') === 'yes',
    ownPartners: caller.roles.flatMap(({ partner }) => (partner === undefined ? [] : [partner])),
    may: (command, ids = {}, body = {}) =>
      mayCommand(caller, command, ids, withConvenedBy(caller, command, body), state) === 'yes',
  };
}
