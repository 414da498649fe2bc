import { z } from 'zod';
import type { CivilDate, Instant } from '#libs/kernel/civil-date.js';
import type { Decision } from '#libs/kernel/command-handling.js';
import { Unsealed } from '#libs/kernel/sealing.js';
import type { Text } from '#libs/kernel/text.js';
import { date, id } from './fields.js';
import type { AgreementState } from './state.js';

/** A command with its body already of its schema. */
export interface CommandInput<Body> {
  /** Ids from the path, by the name in the pattern: `{ meeting: 'm1' }`. */
  readonly path: Readonly<Record<string, string>>;
  readonly body: Body;
  /** Today in the agreement's zone. */
  readonly today: CivilDate;
  readonly now: Instant;
  /** An id made by the server; the same for the same label when the command is repeated under its key. */
  readonly newId: (label: string) => string;
}

/** One command: where it is sent, what it takes, how it is decided. Everything that offers commands reads this. */
export interface CommandDefinition<Body = unknown> {
  readonly name: string;
  readonly method: 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Below the agreement, ids in braces; empty for the agreement itself. */
  readonly path: string;
  readonly title: Text;
  readonly body: z.ZodType<Body>;
  /** True where it makes something new. */
  readonly creates: boolean;
  /** Where the body's `date` may be a day to come: a meeting that is convened. */
  readonly planned?: true;
  readonly example: unknown;
  readonly decide: (state: AgreementState, input: CommandInput<Body>) => Decision;
}

/** What every body may carry. */
export const common = {
  date: date.optional().describe('Day of the fact or decision; today if absent'),
  meeting: id.optional().describe('The meeting that decided it'),
  invented: z.literal(true).optional().describe('Made up, for a demonstration'),
};

export type CommonBody = z.infer<z.ZodObject<typeof common>>;

export function defineCommand<Body>(definition: CommandDefinition<Body>): CommandDefinition {
  return definition as CommandDefinition<unknown>;
}

/** What an event keeps of the fields that every body may carry. */
export const besides = (body: Pick<CommonBody, 'meeting' | 'invented'>) => ({
  decidedIn: body.meeting,
  invented: body.invented,
});

export const dayOf = (input: CommandInput<CommonBody>): CivilDate => input.body.date ?? input.today;

export const toSeal = (text: string): Unsealed => new Unsealed(text);
export const toSealIf = (text: string | undefined): Unsealed | undefined =>
  text === undefined ? undefined : new Unsealed(text);
