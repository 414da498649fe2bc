import { say, type Text } from '#libs/kernel/text.js';
import { en, exactly, it, sentences } from '#libs/language/words.js';
import type { Judgement } from '../judgement.js';

/** The term, what changed it, and what of it is presumed. */
export function explainTerm({ term, state }: Judgement): Text {
  const presumed = (state.header?.presumed ?? []).filter(({ field }) =>
    ['validFrom', 'validTo', 'duration'].includes(field),
  );
  return sentences(daysOf(term), changeOf(term), ...presumed.map(({ text }) => presumption(text)));
}

const presumption = (text: string): Text => {
  const quote = exactly(text);
  return say(`presunto: ${quote.it}`, `presumed: ${quote.en}`);
};

function daysOf({ from, to }: Judgement['term']): Text {
  if (from === undefined) {
    const unknown = say('periodo non definito', 'term not defined');
    if (to === undefined) return unknown;
    return say(`${unknown.it}; fine ${it.il(to)}`, `${unknown.en}; it ends on ${en.date(to)}`);
  }
  if (to === undefined) {
    return say(`${it.dal(from)}, senza una fine`, `from ${en.date(from)}, without an end`);
  }
  return say(`${it.dal(from)} ${it.al(to)}`, `from ${en.date(from)} to ${en.date(to)}`);
}

function changeOf({ change }: Judgement['term']): Text | undefined {
  if (!change) return undefined;
  return change.kind === 'extension'
    ? say(`proroga decisa ${it.il(change.date)}`, `extension decided on ${en.date(change.date)}`)
    : say(`fine anticipata decisa ${it.il(change.date)}`, `early end decided on ${en.date(change.date)}`);
}
