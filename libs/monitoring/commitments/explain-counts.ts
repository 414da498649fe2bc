import { say, type Text } from '#libs/kernel/text.js';
import { en, it, joined, sentences } from '#libs/language/words.js';
import type { Judgement } from '../judgement.js';
import type { Counts } from './commitment-counts.js';

/** «12 impegni mantenuti su 16; 1 adempiuto, 2 non avviati». */
export function explainCounts({ counts }: Judgement): Text {
  const { total, kept } = counts;
  if (total === 0) return say('Nessun impegno.', 'No commitments.');
  const headline = say(
    `${it.number(kept)} ${kept === 1 ? 'impegno mantenuto' : 'impegni mantenuti'} su ${it.number(total)}`,
    `${en.number(kept)} of ${en.number(total)} ${total === 1 ? 'commitment' : 'commitments'} kept`,
  );
  const others = otherCounts(counts);
  return sentences(others.it === '' ? headline : say(`${headline.it}; ${others.it}`, `${headline.en}; ${others.en}`));
}

function otherCounts(counts: Counts): Text {
  const each: [number, string, string, string][] = [
    [counts.fulfilled, 'adempiuto', 'adempiuti', 'fulfilled'],
    [counts.inProgress, 'in corso', 'in corso', 'in progress'],
    [counts.notStarted, 'non avviato', 'non avviati', 'not started'],
    [counts.unconfirmed, 'non confermato', 'non confermati', 'unconfirmed'],
    [counts.overdue, 'scaduto', 'scaduti', 'overdue'],
    [counts.notFulfilled, 'non adempiuto', 'non adempiuti', 'not fulfilled'],
  ];
  const some = each.filter(([number]) => number > 0);
  return joined(
    some.map(([number, one, many, english]) =>
      say(`${it.number(number)} ${number === 1 ? one : many}`, `${en.number(number)} ${english}`),
    ),
    ', ',
  );
}
