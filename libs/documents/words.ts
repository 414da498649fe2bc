import type { Header } from '#libs/agreement/agreement/schema.js';
import { say, type Text } from '#libs/kernel/text.js';
import { articles, shortDate } from '#libs/language/dates.js';
import type { Deadline, DeadlineKind } from '#libs/monitoring/tasks/deadline.js';

const DEADLINE: Readonly<Record<DeadlineKind, Text>> = {
  meeting: say('ultimo giorno utile per il prossimo incontro', 'last useful day for the next meeting'),
  'meeting-pace': say('prossimo incontro, per stare al passo', 'next meeting, to keep the pace'),
  'planned-meeting': say('incontro convocato', 'meeting convened'),
  deliverable: say('consegna', 'to be handed in'),
  commitment: say('scadenza di un impegno', 'a commitment is due'),
  confirmation: say('conferma di un impegno', 'a commitment is to be confirmed'),
  decision: say('decisione da attuare', 'a decision is to be carried out'),
  issue: say('criticità da risolvere', 'an issue is to be resolved'),
  target: say('valore obiettivo di un indicatore', 'the target of an indicator'),
  'indicator-report': say('rilevazione di un indicatore', 'an indicator is to be measured'),
  'final-evaluation': say('valutazione finale', 'final evaluation'),
  'non-renewal': say('ultimo giorno per la disdetta: poi si rinnova', 'last day to say no: then it is renewed'),
  renewal: say('l’accordo si rinnova', 'the agreement is renewed'),
  'term-end': say('fine dell’accordo', 'end of the agreement'),
};

/** Of what is told in one: «conferma di 16 impegni». */
const SEVERAL: Readonly<Partial<Record<DeadlineKind, (count: number) => Text>>> = {
  confirmation: (count) => say(`conferma di ${count} impegni`, `${count} commitments are to be confirmed`),
  target: (count) => say(`valori obiettivo di ${count} indicatori`, `the targets of ${count} indicators`),
  'indicator-report': (count) => say(`rilevazione di ${count} indicatori`, `${count} indicators are to be measured`),
};

/** What is due, and, of a day for a meeting, that it is convened already. */
export function deadlineWords({ kind, count, convened }: Pick<Deadline, 'kind' | 'count' | 'convened'>): Text {
  const what = count === undefined ? DEADLINE[kind] : (SEVERAL[kind]?.(count) ?? DEADLINE[kind]);
  if (convened === undefined) return what;
  const day = shortDate(convened);
  return say(`${what.it} (già convocato per ${articles.il(day)})`, `${what.en} (convened already for ${day})`);
}

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

export { ROLE } from '#libs/agreement/partners/role-words.js';

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
