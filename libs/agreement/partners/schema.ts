import { z } from 'zod';
import { say } from '#libs/kernel/text.js';
import type { DeepReadonly } from '../core/fields.js';
import { clause, date, id, line, rule } from '../core/fields.js';
import { isItalianBodyTaxCode } from './tax-code.js';

const PARTNER_ROLES = ['lead', 'signatory', 'partner', 'invited', 'involved', 'funder'] as const;

export const partnerShape = {
  id,
  name: line,
  role: z.enum(PARTNER_ROLES).default('signatory'),
  aliases: z.array(line).max(20).optional(),
  seat: line.optional(),
  taxCode: z
    .string()
    .check(
      rule(
        isItalianBodyTaxCode,
        say(
          'non è il codice fiscale di un ente: undici cifre, di cui l’ultima di controllo',
          'not the tax code of an Italian body: eleven digits, the last of which checks the others',
        ),
      ),
    )
    .optional(),
  joinedOn: date.optional(),
  withdrewOn: date.optional(),
  note: clause.optional(),
};

export const partner = z.strictObject(partnerShape);
export type Partner = DeepReadonly<z.infer<typeof partner>>;
