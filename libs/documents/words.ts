import type { Header } from '#libs/agreement/agreement/schema.js';
import { say, type Text } from '#libs/kernel/text.js';
import type { DeadlineKind } from '#libs/monitoring/tasks/deadlines.js';

export const DEADLINE: Readonly<Record<DeadlineKind, Text>> = {
  meeting: say('ultimo giorno utile per il prossimo incontro', 'last useful day for the next meeting'),
  commitment: say('scadenza di un impegno', 'a commitment is due'),
  'final-evaluation': say('valutazione finale', 'final evaluation'),
  'indicator-report': say('rilevazione di un indicatore', 'an indicator is to be measured'),
  'term-end': say('fine dell’accordo', 'end of the agreement'),
};

const KIND: Readonly<Record<Header['kind'], Text>> = {
  'protocollo-intesa': say('protocollo d’intesa', 'memorandum of understanding'),
  'patto-intesa': say('patto d’intesa', 'pact'),
  'accordo-programma': say('accordo di programma', 'programme agreement'),
  'accordo-rete': say('accordo di rete', 'network agreement'),
  convenzione: say('convenzione', 'convention'),
  'patto-collaborazione': say('patto di collaborazione', 'collaboration pact'),
  'patto-educativo': say('patto educativo di comunità', 'community education pact'),
  'contratto-fiume': say('contratto di fiume', 'river contract'),
  'piano-zona': say('piano di zona', 'area plan'),
  regolamento: say('regolamento', 'regulation'),
  ats: say('associazione temporanea di scopo', 'temporary-purpose association'),
  progetto: say('progetto', 'project'),
  altro: say('altro', 'other'),
};

/** What the agreement is called: one of the customary kinds, or what it calls itself. */
export const kindOf = ({ kind, kindName }: Pick<Header, 'kind' | 'kindName'>): Text =>
  kind === 'altro' && kindName !== undefined ? say(kindName, kindName) : KIND[kind];

export const ROLE: Readonly<Record<string, Text>> = {
  lead: say('capofila', 'lead'),
  signatory: say('firmatario', 'signatory'),
  partner: say('partner', 'partner'),
  invited: say('invitato', 'invited'),
  involved: say('coinvolto', 'involved'),
  funder: say('finanziatore', 'funder'),
};

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
