import { type Refusal, refusal } from '#libs/kernel/refusal.js';
import { say } from '#libs/kernel/text.js';

export const noSuchAgreement = (id: string): Refusal =>
  refusal('unknown', 'not-found', say(`Non c'è nessun accordo «${id}».`, `There is no agreement "${id}".`));
