import type { Decision } from '#libs/kernel/command-handling.js';
import type { NewEvent } from '#libs/kernel/envelope.js';
import type { Text } from '#libs/kernel/text.js';
import { because, dayOf, defineCommand, RECORDED_ANEW, type RequestOf, reasonInput } from './command.js';
import { refuse, unknownPart } from './guards.js';
import type { RecordedAgreement } from './state.js';

/** A kind of parts that can be withdrawn, and be as if never withdrawn (http-api.md). */
interface Withdrawable<Name extends string> {
  readonly name: Name;
  readonly collection: string;
  readonly noun: Text;
  readonly title: Text;
  /** Undefined: there is no such part. */
  readonly isWithdrawn: (state: RecordedAgreement, id: string) => boolean | undefined;
  readonly annulled: (id: string, day: string, why: ReturnType<typeof because>) => NewEvent;
  readonly example: unknown;
}

/** `POST …/{collection}/{id}/withdrawal/annulment`. */
export function annulWithdrawal<const Name extends string>(kind: Withdrawable<Name>) {
  const { name, collection, noun, title, example } = kind;
  return defineCommand({
    name: `annul-${name}-withdrawal` as const,
    path: `${collection}/{${name}}/withdrawal/annulment`,
    title,
    input: reasonInput,
    example,
    takenBack: RECORDED_ANEW,
    decide(state: RecordedAgreement, request: RequestOf<typeof reasonInput>): Decision {
      const id = request.ids[name] ?? '';
      const isWithdrawn = kind.isWithdrawn(state, id);
      if (isWithdrawn === undefined) return unknownPart(noun, id);
      if (isWithdrawn) return [kind.annulled(id, dayOf(request), because(request.input))];
      return refuse(
        'not-withdrawn',
        `«${id}» non risulta ritirato: non c'è nulla da annullare.`,
        `"${id}" is not recorded as withdrawn: there is nothing to annul.`,
      );
    },
  });
}
