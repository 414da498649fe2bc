import { say } from '#libs/kernel/text.js';
import { defineEvent } from '../core/define.js';
import { shapeOf } from '../core/facts.js';
import { id, sealed } from '../core/fields.js';
import { termChange } from './facts.js';
import { header } from './schema.js';

const whole = () => '';
const change = shapeOf(termChange, 'event');

export const agreementEvents = {
  AgreementRecorded: defineEvent(
    'AgreementRecorded',
    say('Accordo registrato', 'Agreement recorded'),
    { agreement: id, definition: header },
    whole,
  ),
  AgreementCorrected: defineEvent(
    'AgreementCorrected',
    say('Accordo corretto', 'Agreement corrected'),
    { definition: header, reason: sealed },
    whole,
  ),
  TermExtended: defineEvent('TermExtended', say('Proroga', 'Term extended'), change, whole),
  TermEndedEarly: defineEvent('TermEndedEarly', say('Chiusura anticipata', 'Term ended early'), change, whole),
  AgreementAnnulled: defineEvent(
    'AgreementAnnulled',
    say('Accordo annullato: registrato per errore', 'Agreement annulled: recorded by mistake'),
    { reason: sealed },
    whole,
  ),
  AgreementArchived: defineEvent(
    'AgreementArchived',
    say('Accordo archiviato', 'Agreement archived'),
    { reason: sealed },
    whole,
  ),
};
