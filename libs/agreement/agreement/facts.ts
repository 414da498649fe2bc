import { partial, plain, text } from '../core/facts.js';
import { date, id, line } from '../core/fields.js';

/** An extension or an early end. */
export const termChange = { validTo: plain(date), ...partial({ act: plain(line), reason: text() }) };

/** "Disdetta", and whose it was. */
export const nonRenewal = partial({ partner: plain(id), reason: text() });
