import { say, type Text } from '#libs/kernel/text.js';
import { COMMITMENT, counted } from '#libs/language/lexicon.js';
import { clauses, joined, outOf, sentences } from '#libs/language/words.js';
import type { Judgement } from '../judgement.js';
import { COUNTED, type Counts } from './commitment-counts.js';

/** «Impegni mantenuti: 12 su 16, di cui 1 adempiuto; 2 non avviati, 2 scaduti.» */
export function explainCounts({ counts }: Judgement): Text {
  const { total, kept, fulfilled } = counts;
  if (total === 0) return say('Nessun impegno.', 'No commitments.');
  const done = counted(fulfilled, COMMITMENT.fulfilled);
  const besides = fulfilled === 0 ? say('', '') : say(`, di cui ${done.it}`, `, of which ${done.en}`);
  const well = outOf(kept + fulfilled, total);
  const headline = say(`impegni mantenuti: ${well.it}${besides.it}`, `commitments kept: ${well.en}${besides.en}`);
  return sentences(clauses(headline, othersInWords(counts)));
}

/** «12 su 16 mantenuti»: what is fulfilled is kept. */
export const keptInWords = ({ kept, fulfilled, total }: Counts): Text => keptOutOf(kept + fulfilled, total);

export function keptOutOf(kept: number, total: number): Text {
  const { word, several = word } = COMMITMENT.kept;
  return joined([outOf(kept, total), total === 1 ? word : several], ' ');
}

const OTHERS = ['inProgress', 'notStarted', 'unconfirmed', 'overdue', 'notFulfilled'] as const;

/** «2 in corso, 1 scaduto»: those that are neither kept nor fulfilled. */
export const othersInWords = (counts: Counts): Text =>
  joined(
    OTHERS.filter((name) => counts[name] > 0).map((name) => counted(counts[name], COMMITMENT[COUNTED[name]])),
    ', ',
  );
