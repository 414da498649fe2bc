import type { AgreementReading } from '#libs/agreement/core/reading.js';
import { isVisible } from '#libs/identity/rights.js';
import type { Visit } from '../frame/visit.js';
import type { PlainFacts, Prepared } from './messages.js';
import type { ReadingElsewhere, Redirect } from './reading-elsewhere.js';
import { othersFirst, payerOf, takesLong } from './where.js';

export interface PagesElsewhere {
  readonly reading: AgreementReading;
  readonly elsewhere: ReadingElsewhere;
}

/** A page of an agreement that takes long, made in the other thread; undefined for any other, which is made here. */
export async function pageElsewhere(
  path: string,
  visit: Visit,
  { reading, elsewhere }: PagesElsewhere,
): Promise<Prepared | Redirect | undefined> {
  const { params, now, caller, address } = visit.facts;
  const { agreement } = params;
  if (agreement === undefined || !isVisible(visit.callerIn(agreement))) return undefined;
  visit.known = await reading.register(agreement);
  if (!visit.known || !takesLong(visit.known, now)) {
    await othersFirst();
    return undefined;
  }
  return elsewhere.page(payerOf(caller, address), { kind: 'page', now, path, facts: plainOf(visit) });
}

function plainOf({ facts: { lang, asked, caller, name, path, query, params, address } }: Visit): PlainFacts {
  return { lang, asked, caller, name, path, query: { ...query }, params: { ...params }, address };
}
