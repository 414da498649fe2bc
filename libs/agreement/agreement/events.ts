import { say } from '#libs/kernel/text.js';
import { defineEvent } from '../core/define.js';
import { shapeOf } from '../core/facts.js';
import { id, sealed } from '../core/fields.js';
import { nonRenewal, termChange } from './facts.js';
import { header } from './schema.js';

const whole = () => '';
const ofExtension = (data: { extension: string }) => `extensions/${data.extension}`;
const ofEarlyEnd = (data: { earlyEnd: string }) => `early-end/${data.earlyEnd}`;
const ofNonRenewal = (data: { nonRenewal: string }) => `non-renewals/${data.nonRenewal}`;
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
  TermExtended: defineEvent('TermExtended', say('Proroga', 'Term extended'), { extension: id, ...change }, ofExtension),
  ExtensionAnnulled: defineEvent(
    'ExtensionAnnulled',
    say('Proroga annullata', 'Extension annulled'),
    { extension: id, reason: sealed },
    ofExtension,
  ),
  TermEndedEarly: defineEvent(
    'TermEndedEarly',
    say('Chiusura anticipata', 'Term ended early'),
    { earlyEnd: id, ...change },
    ofEarlyEnd,
  ),
  EarlyEndAnnulled: defineEvent(
    'EarlyEndAnnulled',
    say('Chiusura anticipata annullata', 'Early end annulled'),
    { earlyEnd: id, reason: sealed },
    ofEarlyEnd,
  ),
  NonRenewalRecorded: defineEvent(
    'NonRenewalRecorded',
    say('Disdetta: l’accordo non si rinnova', 'Not renewed'),
    { nonRenewal: id, ...shapeOf(nonRenewal, 'event') },
    ofNonRenewal,
  ),
  NonRenewalAnnulled: defineEvent(
    'NonRenewalAnnulled',
    say('Disdetta annullata', 'Non-renewal annulled'),
    { nonRenewal: id, reason: sealed },
    ofNonRenewal,
  ),
  AgreementAnnulled: defineEvent(
    'AgreementAnnulled',
    say('Accordo annullato: registrato per errore', 'Agreement annulled: recorded by mistake'),
    { reason: sealed },
    whole,
  ),
  AgreementArchiveAnnulled: defineEvent(
    'AgreementArchiveAnnulled',
    say('Accordo tolto dall’archivio', 'Agreement taken out of the archive'),
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
