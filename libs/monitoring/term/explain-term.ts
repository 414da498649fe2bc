import type { Header } from '#libs/agreement/agreement/schema.js';
import type { CivilDate } from '#libs/kernel/civil-date.js';
import { say, type Text } from '#libs/kernel/text.js';
import { clauses, datesOf, en, it, labelled, sentences } from '#libs/language/words.js';
import { renewalSentence } from '../explain-rule.js';
import type { Judgement } from '../judgement.js';

type Renewal = NonNullable<Header['renewal']>;

/** The term, what changed it, and what of it is presumed. */
export function explainTerm({ term, state, on }: Judgement): Text {
  const presumed = (state.header.presumed ?? []).filter(({ field }) =>
    ['validFrom', 'validTo', 'duration'].includes(field),
  );
  const renewals = state.header.renewal && renewalClause(term, state.header.renewal);
  return sentences(
    termWords(term),
    changeOf(term),
    renewals,
    nonRenewalsBy(state, on),
    ...presumed.map(({ text }) => presumption(text)),
  );
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

/** How it goes on in silence, and how often it has. */
function renewalClause({ spans, definedTo }: Judgement['term'], renewal: Renewal): Text {
  const sentence = renewalSentence(renewal);
  const times = spans.length - 1;
  if (times === 0) return sentence;
  const begun = spans[0].to ?? definedTo ?? '';
  const so =
    times === 1
      ? say('rinnovato una volta', 'renewed once')
      : say(`rinnovato ${it.number(times)} volte`, `renewed ${en.number(times)} times`);
  return clauses(sentence, say(`${so.it} dopo ${it.il(begun)}`, `${so.en} after ${en.date(begun)}`));
}

function nonRenewalsBy({ nonRenewals }: Judgement['state'], on: CivilDate): Text | undefined {
  const said = nonRenewals.filter(({ date }) => date <= on);
  return said.length === 0 ? undefined : labelled('disdetta', 'notice that it is not renewed', datesOf(said));
}

function changeOf({ change }: Judgement['term']): Text | undefined {
  if (!change) return undefined;
  return change.kind === 'extension'
    ? say(`proroga decisa ${it.il(change.date)}`, `extension decided on ${en.date(change.date)}`)
    : say(`fine anticipata decisa ${it.il(change.date)}`, `early end decided on ${en.date(change.date)}`);
}
