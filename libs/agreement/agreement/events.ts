import { say } from '#libs/kernel/text.js';
import { eventsAbout } from '../core/define.js';
import { shapeOf } from '../core/facts.js';
import { id, sealed, why } from '../core/fields.js';
import { nonRenewal, termChange } from './facts.js';
import { header } from './schema.js';

const aboutAgreement = eventsAbout({}, () => '');
const aboutExtension = eventsAbout({ extension: id }, ({ extension }) => `extensions/${extension}`);
const aboutEarlyEnd = eventsAbout({ earlyEnd: id }, ({ earlyEnd }) => `early-end/${earlyEnd}`);
const aboutNonRenewal = eventsAbout({ nonRenewal: id }, ({ nonRenewal }) => `non-renewals/${nonRenewal}`);
const change = shapeOf(termChange, 'event');

export const agreementEvents = {
  AgreementRecorded: aboutAgreement('AgreementRecorded', say('Accordo registrato', 'Agreement recorded'), {
    agreement: id,
    definition: header,
  }),
  AgreementCorrected: aboutAgreement('AgreementCorrected', say('Accordo corretto', 'Agreement corrected'), {
    definition: header,
    reason: sealed,
  }),
  TermExtended: aboutExtension('TermExtended', say('Proroga', 'Term extended'), change),
  ExtensionAnnulled: aboutExtension('ExtensionAnnulled', say('Proroga annullata', 'Extension annulled'), why),
  TermEndedEarly: aboutEarlyEnd('TermEndedEarly', say('Chiusura anticipata', 'Term ended early'), change),
  EarlyEndAnnulled: aboutEarlyEnd('EarlyEndAnnulled', say('Chiusura anticipata annullata', 'Early end annulled'), why),
  NonRenewalRecorded: aboutNonRenewal(
    'NonRenewalRecorded',
    say('Disdetta: l’accordo non si rinnova', 'Not renewed'),
    shapeOf(nonRenewal, 'event'),
  ),
  NonRenewalAnnulled: aboutNonRenewal('NonRenewalAnnulled', say('Disdetta annullata', 'Non-renewal annulled'), why),
  AgreementAnnulled: aboutAgreement(
    'AgreementAnnulled',
    say('Accordo annullato: registrato per errore', 'Agreement annulled: recorded by mistake'),
    why,
  ),
  AgreementArchiveAnnulled: aboutAgreement(
    'AgreementArchiveAnnulled',
    say('Accordo tolto dall’archivio', 'Agreement taken out of the archive'),
    why,
  ),
  AgreementArchived: aboutAgreement('AgreementArchived', say('Accordo archiviato', 'Agreement archived'), why),
};
