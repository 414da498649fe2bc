import { say, type Text } from '#libs/kernel/text.js';
import { numberIn } from './numbers.js';

/** How a state looks besides its word: never a colour alone. */
export type Tone = 'good' | 'bad' | 'warning' | 'neutral' | 'unknown';

/** How a rule is put: «deve» is kept or not, «dovrebbe» is in line with what was foreseen or not (guide, 0.3). */
export type Strength = 'must' | 'should';

/** A verdict, or another state, as people read it: a word, and how it looks. */
export interface Word {
  readonly tone: Tone;
  readonly word: Text;
  /** Where a rule that says «dovrebbe» is spoken of in other words. */
  readonly should?: Text;
  /** Of several, where Italian has a plural of its own. */
  readonly several?: Text;
}

const word = (tone: Tone, it: string, en: string): Word => ({ tone, word: say(it, en) });
const put = (tone: Tone, it: string, en: string, should: Text): Word & { readonly should: Text } => ({
  ...word(tone, it, en),
  should,
});
const counting = (tone: Tone, it: string, en: string, several: string): Word => ({
  ...word(tone, it, en),
  several: say(several, en),
});

const AS_FORESEEN = say('in linea con quanto previsto', 'as foreseen');
const NOT_AS_FORESEEN = say('non in linea con quanto previsto', 'not as foreseen');

/**
 * The one lexicon of verdicts: reasons, tables, pages and the command line take their words from here, and
 * docs/glossary.md holds the same ones (ADR 0019). A rule on meetings as a whole; one that stands well is called what
 * its period is called, see `ruleWord`.
 */
export const RULE = {
  compliant: put('good', 'regola rispettata', 'rule met', AS_FORESEEN),
  'at-risk': word('warning', 'a rischio', 'at risk'),
  breached: put('bad', 'regola non rispettata', 'rule not met', NOT_AS_FORESEEN),
} satisfies Readonly<Record<string, Word>>;

/** A period in which a rule counts meetings. */
export const WINDOW = {
  'not-required': word('neutral', 'nulla di richiesto', 'nothing required'),
  met: put('good', 'rispettato', 'met', AS_FORESEEN),
  'awaiting-minutes': word('warning', 'in attesa di verbali approvati', 'awaiting minutes'),
  upcoming: word('neutral', 'non ancora iniziato', 'not begun yet'),
  missed: put('bad', 'non rispettato', 'not met', NOT_AS_FORESEEN),
  unreachable: word('bad', 'non più raggiungibile', 'cannot be reached any more'),
  secured: word('good', 'assicurato dagli incontri in programma', 'secured by the meetings planned'),
  'on-track': word('neutral', 'in linea', 'on track'),
  behind: RULE['at-risk'],
} satisfies Readonly<Record<string, Word>>;

export const OBJECTIVE = {
  'not-achieved': counting('bad', 'non raggiunto', 'not achieved', 'non raggiunti'),
  behind: word('warning', 'in ritardo', 'behind'),
  'on-track': WINDOW['on-track'],
  upcoming: counting('neutral', 'non ancora iniziato', 'not begun yet', 'non ancora iniziati'),
  achieved: counting('good', 'raggiunto', 'achieved', 'raggiunti'),
  'insufficient-data': counting(
    'unknown',
    'non valutabile: dati insufficienti',
    'cannot be assessed: insufficient data',
    'non valutabili: dati insufficienti',
  ),
} satisfies Readonly<Record<string, Word>>;

export const INDICATOR = {
  'no-target': word('unknown', 'non valutabile: valore obiettivo non definito', 'cannot be assessed: no target'),
  'no-data': word('unknown', 'nessun dato', 'no data'),
  kept: word('good', 'mantenuto', 'kept'),
  achieved: word('good', 'raggiunto', 'achieved'),
  'not-achieved': word('bad', 'non raggiunto', 'not achieved'),
  'on-track': WINDOW['on-track'],
  behind: OBJECTIVE.behind,
} satisfies Readonly<Record<string, Word>>;

export const COMMITMENT = {
  fulfilled: counting('good', 'adempiuto', 'fulfilled', 'adempiuti'),
  kept: counting('good', 'mantenuto', 'kept', 'mantenuti'),
  'in-progress': word('neutral', 'in corso', 'in progress'),
  'not-started': counting('unknown', 'non avviato', 'not started', 'non avviati'),
  unconfirmed: counting('warning', 'non confermato', 'unconfirmed', 'non confermati'),
  overdue: counting('bad', 'scaduto', 'overdue', 'scaduti'),
  'not-fulfilled': counting('bad', 'non adempiuto', 'not fulfilled', 'non adempiuti'),
} satisfies Readonly<Record<string, Word>>;

export const FINAL_EVALUATION = {
  pending: word('neutral', 'attesa', 'pending'),
  done: word('good', 'consegnata nei termini', 'delivered in time'),
  late: word('warning', 'consegnata in ritardo', 'delivered late'),
  missed: word('bad', 'non registrata nei termini', 'not recorded in time'),
} satisfies Readonly<Record<string, Word>>;

/** A thing that is owed, over all of its periods. */
export const DELIVERABLE = {
  compliant: word('good', 'nulla di mancante', 'nothing missing'),
  breached: word('bad', 'consegne mancanti', 'not handed in'),
} satisfies Readonly<Record<string, Word>>;

/** What is owed for one period. */
export const DELIVERY = {
  upcoming: word('neutral', 'non ancora iniziato', 'not begun yet'),
  pending: counting('neutral', 'attesa', 'pending', 'attese'),
  done: counting('good', 'consegnata nei termini', 'delivered in time', 'consegnate nei termini'),
  late: counting('warning', 'consegnata in ritardo', 'delivered late', 'consegnate in ritardo'),
  missed: counting('bad', 'non consegnata nei termini', 'not delivered in time', 'non consegnate nei termini'),
} satisfies Readonly<Record<string, Word>>;

/** How far a meeting has come. */
export const MEETING = {
  planned: word('neutral', 'in programma', 'planned'),
  'never-recorded': word('warning', 'convocato, da registrare', 'convened, to be recorded'),
  'no-minutes': word('neutral', 'svolto senza verbale', 'held, no minutes yet'),
  'to-approve': word('warning', 'verbale da approvare', 'minutes to be approved'),
  approved: word('good', 'verbale approvato', 'minutes approved'),
  'public-event': word('neutral', 'svolto', 'held'),
  cancelled: word('unknown', 'disdetto', 'cancelled'),
  annulled: word('unknown', 'annullato: non è mai avvenuto', 'annulled: it never happened'),
} satisfies Readonly<Record<string, Word>>;

/** Why nobody can tell how far an objective has come. */
export const NOT_ASSESSED = {
  'no-data': word('unknown', 'ancora nessun dato', 'no data yet'),
  'no-target': word(
    'unknown',
    'non valutabile: i suoi indicatori non hanno un valore obiettivo',
    'cannot be assessed: its indicators have no target',
  ),
  'nothing-below': word(
    'unknown',
    'non valutabile: nessun indicatore e nessun impegno vi è collegato',
    'cannot be assessed: no indicator and no commitment belongs to it',
  ),
} satisfies Readonly<Record<string, Word>>;

/** What became of a measurement, or of a correction of one. */
export const MEASUREMENT = {
  counts: word('good', 'vale', 'counts'),
  validated: word('good', 'convalidata', 'validated'),
  pending: word('warning', 'da convalidare', 'to be validated'),
  rejected: word('bad', 'respinta', 'rejected'),
  annulled: word('unknown', 'annullata', 'annulled'),
  superseded: word('unknown', 'sostituita', 'superseded'),
  'too-early': word('unknown', 'non conta: precede la partenza', 'does not count: before the baseline'),
  /** Said besides: what was recorded first is no longer what is shown. */
  corrected: word('neutral', 'rettificata', 'corrected'),
} satisfies Readonly<Record<string, Word>>;

/** What may be said besides a verdict. */
export const BESIDES = {
  late: word('warning', 'in ritardo', 'late'),
  stale: word('warning', 'dato non aggiornato', 'stale'),
  withdrawn: counting('unknown', 'ritirato', 'withdrawn', 'ritirati'),
  /** Instead of a period that was missed: the register says nothing of the body, for better or worse. */
  'nothing-recorded': word('unknown', 'nessun incontro registrato', 'no meeting recorded'),
} satisfies Readonly<Record<string, Word>>;

/** The word as the rule is put. */
const asPut = (word: Word, strength: Strength): Word =>
  strength === 'should' && word.should ? { tone: word.tone, word: word.should } : word;

/** A period by its verdict; `isSilent`: no meeting in it was ever recorded, held or convened. */
export const windowWord = (verdict: keyof typeof WINDOW, strength: Strength, isSilent: boolean): Word =>
  verdict === 'missed' && isSilent ? BESIDES['nothing-recorded'] : asPut(WINDOW[verdict], strength);

/**
 * A rule by its verdict and that of the period which it is about, of which there may be none. While nothing is wrong,
 * both are called the same; `isSilent`: nothing was recorded wherever something is wrong.
 */
export function ruleWord(
  verdict: keyof typeof RULE,
  window: keyof typeof WINDOW | undefined,
  strength: Strength,
  isSilent: boolean,
): Word {
  if (verdict === 'breached' && isSilent) return BESIDES['nothing-recorded'];
  if (verdict !== 'compliant' || window === 'met') return asPut(RULE[verdict], strength);
  return WINDOW[window ?? 'not-required'];
}

/** Of several: «scaduti». */
export const plural = ({ word, several = word }: Word): Text => several;

/** «1 scaduto», «3 scaduti» */
export function counted(number: number, of: Word): Text {
  const said = number === 1 ? of.word : plural(of);
  return say(`${numberIn.it(number)} ${said.it}`, `${numberIn.en(number)} ${said.en}`);
}
