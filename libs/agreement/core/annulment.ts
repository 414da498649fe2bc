import type { Decision } from '#libs/kernel/command-handling.js';
import { isRefusal, type Refusal } from '#libs/kernel/refusal.js';
import type { Text } from '#libs/kernel/text.js';
import { because, dayOf, defineCommand, RECORDED_ANEW, type RequestOf, reasonInput } from './command.js';
import { type EventDefinition, newEvent } from './define.js';
import { refuse, unknownPart } from './guards.js';
import type { RecordedAgreement } from './state.js';

type Ids = Readonly<Record<string, string>>;
type Why = keyof ReturnType<typeof because>;

interface Annulment<Name extends string, Data> {
  /** Of what is annulled: `extension`. */
  readonly name: Name;
  /** Where it is: `extensions/{extension}`. */
  readonly path: string;
  readonly title: Text;
  /** An example of a reason. */
  readonly example: string;
  readonly event: EventDefinition<string, Data>;
  /** What the path names, as the event says it, or why it cannot be annulled. */
  readonly found: (state: RecordedAgreement, ids: Ids) => Refusal | Omit<Data, Why>;
}

/** `POST …/{path}/annulment`: what was recorded by mistake, and why that is said. */
export function annulment<const Name extends string, Data>(kind: Annulment<Name, Data>) {
  return defineCommand({
    name: `annul-${kind.name}` as const,
    path: `${kind.path}/annulment`,
    title: kind.title,
    input: reasonInput,
    example: { reason: kind.example },
    takenBack: RECORDED_ANEW,
    decide(state: RecordedAgreement, request: RequestOf<typeof reasonInput>): Decision {
      const found = kind.found(state, request.ids);
      if (isRefusal(found)) return found;
      return [newEvent(kind.event, dayOf(request), { ...because(request.input), ...found } as Data)];
    },
  });
}

/** A kind of parts that can be withdrawn, and be as if never withdrawn (http-api.md). */
interface Withdrawable<Name extends string, Data>
  extends Pick<Annulment<Name, Data>, 'name' | 'title' | 'example' | 'event'> {
  readonly collection: 'partners' | 'rules' | 'commitments';
  readonly noun: Text;
}

/** `POST …/{collection}/{id}/withdrawal/annulment`. */
export function annulWithdrawal<const Name extends string, Data>(kind: Withdrawable<Name, Data>) {
  const { name, collection, noun, title, example, event } = kind;
  return annulment({
    name: `${name}-withdrawal` as const,
    path: `${collection}/{${name}}/withdrawal`,
    title,
    example,
    event,
    found: (state, { [name]: id = '' }) => {
      const part = state[collection].get(id);
      if (!part) return unknownPart(noun, id);
      // Of a partner the definition may say so.
      if (part.withdrawn || ('withdrewOn' in part.definition && part.definition.withdrewOn))
        return { [name]: id } as unknown as Omit<Data, Why>;
      return refuse(
        'not-withdrawn',
        `«${id}» non risulta ritirato: non c'è nulla da annullare.`,
        `"${id}" is not recorded as withdrawn: there is nothing to annul.`,
      );
    },
  });
}
