import { say, type Text } from '#libs/kernel/text.js';
import { READINGS } from '#libs/monitoring/cadence/readings.js';
import type { DeadlineKind } from '#libs/monitoring/tasks/deadlines.js';

export const DEADLINE: Readonly<Record<DeadlineKind, Text>> = {
  meeting: say('ultimo giorno utile per il prossimo incontro', 'last useful day for the next meeting'),
  commitment: say('scadenza di un impegno', 'a commitment is due'),
  'final-evaluation': say('valutazione finale', 'final evaluation'),
  'indicator-report': say('rilevazione di un indicatore', 'an indicator is to be measured'),
  'term-end': say('fine dell’accordo', 'end of the agreement'),
};

export const KIND: Readonly<Record<string, Text>> = {
  'protocollo-intesa': say('protocollo d’intesa', 'memorandum of understanding'),
  'patto-intesa': say('patto d’intesa', 'pact'),
  ats: say('associazione temporanea di scopo', 'temporary-purpose association'),
  progetto: say('progetto', 'project'),
};

export { ROLE } from '#libs/agreement/partners/role-words.js';

/** How «ogni quanto» is read. */
export const PERIOD: Readonly<Record<string, Text>> = READINGS;

export const PARTIAL: Readonly<Record<string, Text>> = {
  full: say('un periodo più corto chiede il numero intero', 'a shorter period asks for the full number'),
  proportional: say('un periodo più corto chiede in proporzione', 'a shorter period asks in proportion'),
  exempt: say('un periodo più corto non chiede nulla', 'a shorter period asks for nothing'),
};

export const COMMITMENT_KIND: Readonly<Record<string, Text>> = {
  continuous: say('continuativo', 'continuous'),
  'one-off': say('una tantum', 'one-off'),
  deadline: say('a scadenza', 'with a deadline'),
};

export const SEVERITY: Readonly<Record<string, Text>> = {
  low: say('bassa', 'low'),
  medium: say('media', 'medium'),
  high: say('alta', 'high'),
};
