import { z } from 'zod';
import { id, rule } from '#libs/agreement/core/fields.js';
import { ROLES } from '#libs/identity/roles.js';
import { isInstant } from '#libs/kernel/civil-date.js';
import { say } from '#libs/kernel/text.js';
import { EXAMPLE_USER } from './examples.js';

const NOT_AN_INSTANT = say(
  'non è un istante: per esempio 2021-12-05T00:00:00.000Z',
  'not an instant: for example 2021-12-05T00:00:00.000Z',
);

export const instant = z
  .string()
  .check(rule(isInstant, NOT_AN_INSTANT))
  .meta({ format: 'date-time', examples: ['2021-12-05T00:00:00.000Z'] });

export const commandAnswer = z
  .strictObject({ id: z.string(), revision: z.int().min(1), recordedAt: instant })
  .meta({ id: 'CommandAnswer', examples: [{ id: 'm1', revision: 41, recordedAt: '2021-12-10T18:30:00.000Z' }] });

export const problem = z
  .strictObject({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    errors: z.array(z.strictObject({ pointer: z.string(), message: z.string() })).optional(),
  })
  .meta({ id: 'Problem', description: 'RFC 9457' });

const role = z.enum(ROLES);
export const grant = z.strictObject({ role, agreement: id.optional(), partner: id.optional() });

export const user = z
  .strictObject({
    id: z.string(),
    name: z.string(),
    email: z.string(),
    language: z.enum(['it', 'en']).optional(),
    roles: z.array(grant),
    registeredAt: instant,
    deactivatedAt: instant.optional(),
    hasPassword: z.boolean(),
  })
  .meta({ id: 'User', examples: [EXAMPLE_USER] });

export const whole = (text: string, ctx: z.RefinementCtx, least: number, most: number): number => {
  const number = Number(text);
  if (/^\d{1,9}$/.test(text) && number >= least && number <= most) return number;
  ctx.addIssue({
    code: 'custom',
    params: { text: say(`è un numero intero da ${least} a ${most}`, `is a whole number from ${least} to ${most}`) },
  });
  return z.NEVER;
};

/** `limit` as it stands in a query. */
export const limit = z
  .string()
  .optional()
  .transform((text, ctx) => (text === undefined ? 50 : whole(text, ctx, 1, 500)))
  .meta({ type: 'integer', minimum: 1, maximum: 500, default: 50 });

export const cursor = z.string().max(2_000).optional().describe('`nextCursor` of the page before');

export const pageOf = <Item extends z.ZodType>(item: Item) =>
  z.strictObject({ items: z.array(item), nextCursor: z.string().optional() });
