import type { CommandBus } from '@nestjs/cqrs';
import { addressed, type CommandIds, type CommandName } from '#libs/agreement/core/commands.js';
import type { Recorded } from '#libs/agreement/core/recording.js';
import type { RecordedAgreement } from '#libs/agreement/core/state.js';
import { commandIdOf } from '#libs/kernel/command-handling.js';
import { isRefusal, type Refusal } from '#libs/kernel/refusal.js';
import type { FoldedRegister } from '#libs/kernel/registers.js';
import { say } from '#libs/kernel/text.js';
import { callerOf, type PageReply, type Visit } from '../frame/visit.js';
import { HttpProblem } from '../http/problems.js';
import { sendCommand } from '../recording/send-command.js';
import type { FormProblem } from './fields.js';
import { KEY_FIELD } from './form-keys.js';

/** A command that a form stands for. */
export interface FormCommand {
  /** The agreement, as the form was opened on it. */
  readonly register: FoldedRegister<RecordedAgreement>;
  readonly command: CommandName;
  readonly ids: CommandIds;
  readonly input: object;
  /** The revision of the part that it was decided from; undefined for what does not stand yet. */
  readonly base: number | undefined;
}

const KEY = /^[\x21-\x7e]{1,255}$/;

/** Records what forms say, by the same commands, rights and refusals as the interface for programs. */
export class PageRecording {
  constructor(private readonly commands: CommandBus) {}

  /**
   * Sends it under the form's own key, so that a form sent twice is recorded once, and on condition that the part is
   * still as the form showed it, where the form says so. Throws 404 and 403, which no form can put right.
   */
  async send(visit: Visit, { register, command, ids, input, base }: FormCommand): Promise<Recorded> {
    const key = visit.typed(KEY_FIELD);
    const answer = await sendCommand(this.commands, {
      caller: visit.callerIn(register.state.id),
      callerNow: visit.facts.callerNow,
      command: addressed(command, ids, plain(input)),
      idempotencyKey: KEY.test(key) ? key : undefined,
      read: base === undefined ? undefined : [base],
      known: register,
    });
    if (isRefusal(answer) && (answer.refused === 'unknown' || answer.refused === 'forbidden')) {
      throw HttpProblem.of(answer);
    }
    return isRefusal(answer) && answer.type === 'idempotency-key-reused' ? { ...answer, title: SENT_BEFORE } : answer;
  }
}

/** As it goes over the wire: what is undefined is not there. */
export const plain = (input: object): Record<string, unknown> => JSON.parse(JSON.stringify(input));

/** Whoever goes back to a form that was recorded, changes it and sends it again. */
const SENT_BEFORE = say(
  'Questo modulo era già stato registrato così com’era prima. Per aggiungere davvero anche questo, rivederlo e mandarlo di nuovo; per cambiare ciò che è registrato, si corregge.',
  'This form had been recorded already as it was before. To really add this as well, look through it and send it again; what is recorded is changed by a correction.',
);

/** Only what a button says is done: a form that asks for something else records nothing. */
export const unknownAction = (visit: Visit): FormProblem => ({
  title: visit.say(
    'Non si capisce che cosa fare di questo modulo: nulla è stato registrato.',
    'It is not clear what to do with this form: nothing was recorded.',
  ),
  fields: {},
});

/** The form was recorded, and its answer got lost: to be sent through once more, for the same answer. */
export function wasSentBefore(visit: Visit, { journal }: Pick<FoldedRegister<unknown>, 'journal'>): boolean {
  const key = visit.typed(KEY_FIELD);
  return KEY.test(key) && journal.has(commandIdOf(callerOf(visit).id, key));
}

/** Where a command's effect is seen: its page, which then says that it was recorded. */
export const doneAt = (visit: Visit, path: string, { revision }: { readonly revision: number }): PageReply => ({
  redirect: `${visit.href(path, { fatto: String(revision) })}#esito`,
});

/** The form again, with what was typed and why it was refused. */
export const refusedStatus = (refusal: Refusal): number => HttpProblem.of(refusal).status;

/** Somebody else changed it since the form was shown. */
export const isStale = (answer: unknown): answer is Refusal => isRefusal(answer) && answer.refused === 'stale';
