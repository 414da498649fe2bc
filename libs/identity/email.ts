import { z } from 'zod';
import { rule } from '#libs/agreement/core/fields.js';
import { say } from '#libs/kernel/text.js';

const LONGEST = 254;

/** As addresses are compared and kept: trimmed and in lower case. */
export const normalisedEmail = (typed: string): string => typed.trim().normalize('NFC').toLowerCase();

/** What browsers take for an address (HTML, "valid e-mail address"), at most 254 characters (RFC 5321). */
export function isEmail(typed: string): boolean {
  const email = normalisedEmail(typed);
  return email.length <= LONGEST && email.split('@')[0]!.length <= 64 && z.regexes.html5Email.test(email);
}

export const email = z
  .string()
  .max(1_000)
  .check(rule(isEmail, say('non è un indirizzo e-mail: per esempio anna@esempio.it', 'not an e-mail address')))
  .meta({ format: 'email', examples: ['anna.rossi@esempio.it'] });
