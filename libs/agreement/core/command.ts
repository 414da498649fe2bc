import { z } from 'zod';
import type { CivilDate, Instant } from '#libs/kernel/civil-date.js';
import type { Decision } from '#libs/kernel/command-handling.js';
import { Unsealed } from '#libs/kernel/sealing.js';
import { say, type Text } from '#libs/kernel/text.js';
import { date, id, typedText } from './fields.js';
import type { RecordedAgreement } from './state.js';

/** A command with its input already of its schema. */
export interface CommandRequest<Input> {
  /** Ids from the path, by the name in the pattern: `{ meeting: 'm1' }`. */
  readonly ids: Readonly<Record<string, string>>;
  readonly input: Input;
  /** Today in the agreement's zone. */
  readonly today: CivilDate;
  readonly now: Instant;
  /** An id made by the server; the same for the same label when the command is repeated under its key. */
  readonly newId: (label: string) => string;
  /** The id of a person, made of what was typed for one. */
  readonly personId: (typed: string) => string;
}

/** The request of a command whose input is of a schema. */
export type RequestOf<Schema extends z.ZodType> = CommandRequest<z.infer<Schema>>;

/**
 * How what a command records is taken back. `by`: the command that does so, by its name. `again`: the same command puts
 * it right. `final`: nothing takes it back, and what is done instead. A command that says nothing does not compile.
 */
export type TakingBack = { readonly by: string } | { readonly again: Text } | { readonly final: Text };

/** One command: where it is sent, what it takes, how it is decided. Everything that offers commands reads this. */
export interface CommandDefinition<Input = unknown, Name extends string = string> {
  readonly name: Name;
  readonly method: 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Below the agreement, ids in braces; empty for the agreement itself. */
  readonly path: string;
  readonly title: Text;
  readonly input: z.ZodType<Input>;
  /** True where it makes something new. */
  readonly creates: boolean;
  /** Where the input's `date` may be a day to come: a meeting that is convened. */
  readonly planned?: true;
  readonly example: unknown;
  readonly takenBack: TakingBack;
  readonly decide: (state: RecordedAgreement, request: CommandRequest<Input>) => Decision;
}

/** What every input may carry. */
export const common = {
  date: date.optional().describe('Day of the fact or decision; today if absent'),
  meeting: id.optional().describe('The meeting that decided it'),
  invented: z.literal(true).optional().describe('Made up, for a demonstration'),
};

/** Inputs that say no more than that, or only why. */
export const bareInput = z.strictObject(common);
export const reasonInput = z.strictObject({ ...common, reason: typedText });
export const perhapsReasonInput = z.strictObject({ ...common, reason: typedText.optional() });

export type CommonInput = z.infer<z.ZodObject<typeof common>>;

/** What an annulment was for is recorded anew: there is nothing to take back in it. */
export const RECORDED_ANEW: TakingBack = {
  final: say('Non si ritira: ciò che era giusto si registra di nuovo', 'Final: what was right is recorded anew'),
};

/** What was put right is put right once more, as it was. */
export const PUT_RIGHT_AGAIN: TakingBack = {
  again: say('Si corregge di nuovo, con i valori di prima', 'Put right again, with the values as they were'),
};

type Usual = 'method' | 'creates';

/** Sent with POST, and making nothing new, unless it says otherwise. */
export function defineCommand<Input, const Name extends string>(
  definition: Omit<CommandDefinition<Input, Name>, Usual> & Partial<Pick<CommandDefinition, Usual>>,
): CommandDefinition<unknown, Name> {
  return { method: 'POST', creates: false, ...definition } as CommandDefinition<unknown, Name>;
}

/** What an event keeps of the fields that every input may carry. */
export const besides = (input: Pick<CommonInput, 'meeting' | 'invented'>) => ({
  decidedIn: input.meeting,
  invented: input.invented,
});

/** The same of an input that says why. */
export const because = (input: z.infer<typeof reasonInput>) => ({ ...besides(input), reason: toSeal(input.reason) });

export const dayOf = (request: CommandRequest<CommonInput>): CivilDate => request.input.date ?? request.today;

export const toSeal = (text: string): Unsealed => new Unsealed(text);
export const toSealIf = (text: string | undefined): Unsealed | undefined =>
  text === undefined ? undefined : new Unsealed(text);
