import type { CommandBus } from '@nestjs/cqrs';
import { type AddressedCommand, partOf } from '#libs/agreement/core/commands.js';
import { RecordInAgreement } from '#libs/agreement/core/record.handler.js';
import type { Recorded } from '#libs/agreement/core/recording.js';
import type { RecordedAgreement } from '#libs/agreement/core/state.js';
import {
  type Caller,
  type CallerIn,
  callerIn,
  isVisible,
  mayCommand,
  refusalOf,
  withConvenedBy,
} from '#libs/identity/rights.js';
import type { FoldedRegister } from '#libs/kernel/registers.js';
import { mustNotHaveChanged } from '../http/etags.js';
import { notFound } from '../http/problems.js';

/** A command on an agreement as a client or a form sends it. */
export interface SentCommand {
  readonly caller: CallerIn;
  /** The same as they are when it is recorded: roles may have been lost since the request began, or the session. */
  readonly callerNow: () => Promise<Caller>;
  readonly command: AddressedCommand;
  readonly idempotencyKey?: string | undefined;
  /** Revisions of the part that the sender has read, `*` for any, undefined for no condition. */
  readonly read?: '*' | readonly number[] | undefined;
  /** As it was read for the request already. */
  readonly known?: FoldedRegister<RecordedAgreement>;
}

/** Has it decided and recorded with the rights of the caller; throws 404 for an agreement they may not know of. */
export async function sendCommand(commands: CommandBus, sent: SentCommand): Promise<Recorded> {
  const { caller, callerNow, idempotencyKey, known } = sent;
  // Before anything is read of it: who may not know of an agreement waits no longer than for one that is not there.
  if (!isVisible(caller)) throw notFound();
  const { definition, ids } = sent.command;
  const { name } = definition;
  const input = withConvenedBy(caller, name, sent.command.input);
  return commands.execute(
    new RecordInAgreement(
      caller.agreement,
      { definition, ids, input },
      {
        actor: caller.id,
        mayDo: async ({ state }) => {
          const now = callerIn(await callerNow(), caller.agreement);
          return refusalOf(mayCommand(now, name, ids, input, state));
        },
        precondition: mustNotHaveChanged(partOf(sent.command), sent.read),
        ...(idempotencyKey !== undefined && { idempotencyKey }),
        ...(known && { known }),
      },
    ),
  );
}
