import { say, type Text } from '#libs/kernel/text.js';
import type { CadenceVerdict } from '#libs/monitoring/cadence/cadence.js';
import type { WindowVerdict } from '#libs/monitoring/cadence/window-verdict.js';
import type { CommitmentVerdict } from '#libs/monitoring/commitments/commitments.js';
import type { FinalEvaluationVerdict } from '#libs/monitoring/evaluation/final-evaluation.js';
import type { IndicatorVerdict } from '#libs/monitoring/indicators/indicators.js';
import type { ObjectiveVerdict } from '#libs/monitoring/objectives/objectives.js';
import type { DeadlineKind } from '#libs/monitoring/tasks/deadlines.js';
import type { Tone } from './report-document.js';

/** A verdict as people read it: a word, and how it looks. */
export interface Word {
  readonly tone: Tone;
  readonly word: Text;
}

const word = (tone: Tone, it: string, en: string): Word => ({ tone, word: say(it, en) });

/**
 * «Deve» is kept or broken; «dovrebbe» is in line with what was foreseen or not (guide, 0.3). `isOpen`: the period is
 * not over, and meetings are still missing.
 */
export function cadenceWord(verdict: CadenceVerdict, strength: 'must' | 'should', isOpen = false): Word {
  if (verdict === 'compliant' && isOpen) {
    return strength === 'must'
      ? word('good', 'rispettata finora', 'kept so far')
      : word('good', 'finora in linea con quanto previsto', 'so far in line with what was foreseen');
  }
  if (verdict === 'compliant') {
    return strength === 'must'
      ? word('good', 'rispettata', 'kept')
      : word('good', 'in linea con quanto previsto', 'in line with what was foreseen');
  }
  if (verdict === 'at-risk') return word('warning', 'a rischio', 'at risk');
  return strength === 'must'
    ? word('bad', 'non rispettata', 'broken')
    : word('bad', 'non in linea con quanto previsto', 'not in line with what was foreseen');
}

export const WINDOW: Readonly<Record<WindowVerdict, Word>> = {
  'not-required': word('neutral', 'nulla di dovuto', 'nothing due'),
  met: word('good', 'rispettato', 'met'),
  'awaiting-minutes': word('warning', 'in attesa dei verbali', 'awaiting minutes'),
  upcoming: word('neutral', 'non ancora iniziato', 'not started yet'),
  missed: word('bad', 'mancato', 'missed'),
  unreachable: word('bad', 'non più raggiungibile', 'out of reach'),
  secured: word('good', 'assicurato dagli incontri in programma', 'secured by planned meetings'),
  'on-track': word('neutral', 'al passo', 'on track'),
  behind: word('warning', 'in ritardo', 'behind'),
};

export const OBJECTIVE: Readonly<Record<ObjectiveVerdict, Word>> = {
  upcoming: word('neutral', 'non ancora iniziato', 'not started yet'),
  'insufficient-data': word('unknown', 'non valutabile: dati insufficienti', 'not assessable: not enough data'),
  achieved: word('good', 'raggiunto', 'achieved'),
  'not-achieved': word('bad', 'non raggiunto', 'not achieved'),
  'on-track': word('neutral', 'al passo', 'on track'),
  behind: word('warning', 'in ritardo', 'behind'),
};

export const INDICATOR: Readonly<Record<IndicatorVerdict, Word>> = {
  'no-target': word(
    'unknown',
    'non valutabile: valore obiettivo non definito',
    'not assessable: no target was defined',
  ),
  'no-data': word('unknown', 'nessun dato', 'no data'),
  kept: word('good', 'mantenuto', 'kept'),
  achieved: word('good', 'raggiunto', 'achieved'),
  'not-achieved': word('bad', 'non raggiunto', 'not achieved'),
  'on-track': word('neutral', 'al passo', 'on track'),
  behind: word('warning', 'in ritardo', 'behind'),
};

export const COMMITMENT: Readonly<Record<CommitmentVerdict, Word>> = {
  fulfilled: word('good', 'adempiuto', 'fulfilled'),
  'not-fulfilled': word('bad', 'non adempiuto', 'not fulfilled'),
  unconfirmed: word('warning', 'non confermato', 'unconfirmed'),
  overdue: word('bad', 'scaduto', 'overdue'),
  kept: word('good', 'mantenuto', 'kept'),
  'in-progress': word('neutral', 'in corso', 'in progress'),
  'not-started': word('unknown', 'non avviato', 'not started'),
};

export const FINAL_EVALUATION: Readonly<Record<FinalEvaluationVerdict, Word>> = {
  done: word('good', 'fatta nei termini', 'done in time'),
  late: word('warning', 'fatta in ritardo', 'done late'),
  missed: word('bad', 'mancata', 'missed'),
  pending: word('neutral', 'da fare', 'to be done'),
};

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

export const ROLE: Readonly<Record<string, Text>> = {
  lead: say('capofila', 'lead'),
  signatory: say('firmatario', 'signatory'),
  partner: say('partner', 'partner'),
  invited: say('invitato', 'invited'),
  involved: say('coinvolto', 'involved'),
  funder: say('finanziatore', 'funder'),
};

export const PERIOD: Readonly<Record<string, Text>> = {
  'agreement-year': say('anno di vigenza', 'agreement year'),
  'calendar-year': say('anno solare', 'calendar year'),
  term: say('durata dell’accordo', 'term of the agreement'),
  'rolling-year': say('dodici mesi mobili', 'rolling year'),
};

export const PARTIAL: Readonly<Record<string, Text>> = {
  full: say('un periodo più corto chiede il numero intero', 'a shorter period asks for the full number'),
  proportional: say('un periodo più corto chiede in proporzione', 'a shorter period asks in proportion'),
  exempt: say('un periodo più corto non chiede nulla', 'a shorter period asks for nothing'),
};

export const QUALIFIER: Readonly<Record<string, Text>> = {
  exact: say('', ''),
  over: say('oltre ', 'over '),
  under: say('meno di ', 'under '),
  about: say('circa ', 'about '),
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
