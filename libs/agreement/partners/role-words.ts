import { say, type Text } from '#libs/kernel/text.js';

/** What a partner is in the agreement. */
export const ROLE: Readonly<Record<string, Text>> = {
  lead: say('capofila', 'lead'),
  signatory: say('firmatario', 'signatory'),
  partner: say('partner', 'partner'),
  invited: say('invitato', 'invited'),
  involved: say('coinvolto', 'involved'),
  funder: say('finanziatore', 'funder'),
};
