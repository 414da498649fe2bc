import { say, type Text } from '#libs/kernel/text.js';
import { en, it, sentences } from '#libs/language/words.js';
import type { Judgement } from '../judgement.js';

/** The term, what changed it, and what of it is presumed. */
export function explainTerm({ term, state }: Judgement): Text {
  const presumed = (state.header.presumed ?? []).filter(({ field }) =>
    ['validFrom', 'validTo', 'duration'].includes(field),
  );
  return sentences(termWords(term), changeOf(term), ...presumed.map(({ text }) => presumption(text)));
}

const presumption = (text: string): Text => say(`presunto: ${text}`, `presumed: ${text}`);

/** «dal 29 marzo 2021 al 28 marzo 2023», «periodo non definito» */
export function termWords({ from, to }: Pick<Judgement['term'], 'from' | 'to'>): Text {
  if (from === undefined) {
    const unknown = say('periodo non definito', 'term not defined');
    if (to === undefined) return unknown;
    return say(`${unknown.it}, fino ${it.al(to)}`, `${unknown.en}, until ${en.date(to)}`);
  }
  if (to === undefined) return say(`${it.dal(from)}, senza scadenza`, `from ${en.date(from)}, open-ended`);
  return say(`${it.dal(from)} ${it.al(to)}`, `from ${en.date(from)} to ${en.date(to)}`);
}

function changeOf({ change }: Judgement['term']): Text | undefined {
  if (!change) return undefined;
  return change.kind === 'extension'
    ? say(`proroga decisa ${it.il(change.date)}`, `extension decided on ${en.date(change.date)}`)
    : say(`fine anticipata decisa ${it.il(change.date)}`, `early end decided on ${en.date(change.date)}`);
}
