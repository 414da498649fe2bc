import { z } from 'zod';
import { partFields } from '../core/part.js';
import { partnerShape } from './schema.js';

export const partnerView = z.strictObject({ ...partnerShape, ...partFields }).meta({
  description: 'A partner as it stands',
  examples: [
    { id: 'ciss', name: 'C.I.S.S.', role: 'lead', revision: 2 },
    { id: 'acea', name: 'ACEA', role: 'partner', addedOn: '2021-09-15', withdrewOn: '2022-12-31', revision: 40 },
  ],
});
export type PartnerView = z.infer<typeof partnerView>;
