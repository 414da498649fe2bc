import { z } from 'zod';
import { id, line, rule, typedText } from '#libs/agreement/core/fields.js';
import { say } from '#libs/kernel/text.js';
import { email } from './email.js';
import { language } from './events.js';
import { grantShape, role } from './roles.js';
import { isCommonPassword } from './weak-passwords.js';

export const TOO_COMMON = say(
  'è tra le prime che si provano: sceglierne un’altra, per esempio quattro parole che non stanno insieme',
  'is among the first that are tried: choose another one, for example four words that do not belong together',
);

/** Characters of a password that a person sets (NIST SP 800-63B asks for length, not for digits and signs). */
export const SHORTEST_PASSWORD = 12;
const LONGEST_PASSWORD = 1_000;

/** Characters as people count them, in the form that is hashed. */
export const passwordLength = (password: string): number => [...password.normalize('NFKC')].length;

const isTooCommon = (typed: string): boolean =>
  typed.length <= LONGEST_PASSWORD && passwordLength(typed) >= SHORTEST_PASSWORD && isCommonPassword(typed);

const password = z
  .string()
  .max(LONGEST_PASSWORD)
  .check(
    rule(
      (typed) => passwordLength(typed) >= SHORTEST_PASSWORD,
      say(
        `troppo corta: almeno ${SHORTEST_PASSWORD} caratteri, per esempio quattro parole`,
        `too short: at least ${SHORTEST_PASSWORD} characters, four words for example`,
      ),
    ),
    rule((typed) => !isTooCommon(typed), TOO_COMMON),
  )
  .meta({ examples: ['quattro parole messe in fila'] });

const name = line.max(200).meta({ examples: ['Anna Rossi'] });
const partner = id.optional().describe('Whose member; only for the role of member');

/** `POST /session`. Any text will do: what is no address is nobody's. */
export const signInInput = z.strictObject({
  email: z
    .string()
    .max(1_000)
    .meta({ examples: ['anna.rossi@esempio.it'] }),
  password: z.string().max(LONGEST_PASSWORD),
});

/** `POST /users`. */
export const userInput = z.strictObject({ email, name, language: language.optional() });

/** The POST of a one-time link's confirmation page. */
export const passwordByLinkInput = z.strictObject({
  token: z.string().max(200),
  password,
  name: name.optional().describe('Who was invited may say how they are called'),
});

/** A user's own new password. */
export const passwordInput = z.strictObject({ current: z.string().max(LONGEST_PASSWORD), password });

/** A user's own settings. */
export const languageInput = z.strictObject({ language });

/** `DELETE /users/{u}/personal-data`. */
export const erasureInput = z.strictObject({ reason: typedText });

/** `PUT /agreements/{a}/roles/{user}`, and that of a role that holds everywhere. */
export const roleInput = z.strictObject({ role, partner });

/** `POST /agreements/{a}/invitations`. */
export const invitationInput = z.strictObject({
  email,
  role,
  partner,
  name: name.optional(),
  language: language.optional(),
});

const instant = z
  .string()
  .check(
    rule(
      (text) => /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,3})?(Z|[+-]\d{2}:\d{2})$/.test(text) && isReal(text),
      say('non è un istante: per esempio 2027-01-01T00:00:00Z', 'not an instant: for example 2027-01-01T00:00:00Z'),
    ),
  )
  .meta({ format: 'date-time', examples: ['2027-01-01T00:00:00Z'] });

function isReal(text: string): boolean {
  const day = text.slice(0, 10);
  const time = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(Date.parse(text)) && !Number.isNaN(time) && new Date(time).toISOString().startsWith(day);
}

/** `POST /api-keys`. */
export const apiKeyInput = z.strictObject({ name, ...grantShape, expiresAt: instant.optional() });
