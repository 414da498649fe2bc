import type { VNode } from 'preact';
import type { AgreementReading } from '#libs/agreement/core/reading.js';
import { changesOverTime } from '#libs/documents/changes-over-time.js';
import type { AgreementVisit } from '../../frame/agreement-visit.js';
import { shortDate } from '../../frame/dates.js';
import { EventLink } from '../../frame/event-link.js';
import { Section } from '../../frame/parts.js';
import { OfferLink } from '../taking-back/offer-link.js';
import type { Offers } from '../taking-back/offers.js';
import { CHANGES_ID } from '../taking-back/places.js';
import { RenewalNotice, renewalAhead } from './non-renewal.js';

/** Of more changes than that the rest stands in the register. */
const MOST_SHOWN = 60;

interface ShownChange {
  readonly revision: number;
  readonly date: string;
  readonly text: string;
  /** Where it is taken back, by whoever may. */
  readonly offer: string | undefined;
}

export interface ShownChanges {
  readonly changes: readonly ShownChange[];
  readonly isCut: boolean;
}

/** What changed since the agreement was signed, in the words of the history. */
export async function shownChanges(
  at: AgreementVisit,
  offers: Offers,
  reading: AgreementReading,
): Promise<ShownChanges> {
  const { register, visit } = at;
  const all = changesOverTime(register.state);
  const changes = await Promise.all(
    all.slice(0, MOST_SHOWN).map(async ({ revision, date }) => {
      const [entry] = await reading.history(register, revision, 1);
      return { revision, date, text: entry ? visit.text(entry.text) : '', offer: offers(revision) };
    }),
  );
  return { changes, isCut: all.length > MOST_SHOWN };
}

export function ChangesSection({ at, changes, isCut }: ShownChanges & { readonly at: AgreementVisit }): VNode | null {
  const { visit, href, agreement } = at;
  const renews = renewalAhead(at) !== undefined;
  if (changes.length === 0 && !renews) return null;
  return (
    <Section id={CHANGES_ID} title={visit.say('Cambiamenti nel tempo', 'What changed over time')}>
      <RenewalNotice at={at} />
      <ul class="history">
        {changes.map(({ revision, date, text, offer }) => (
          <li key={revision}>
            <strong>{shortDate(date)}</strong> <bdi>{text}</bdi>
            <span class="meta no-print">
              {agreement.mayReadHistory && (
                <>
                  {' – '}
                  <EventLink visit={visit} href={href} revision={revision} />
                </>
              )}
              {offer !== undefined && (
                <>
                  {' · '}
                  <OfferLink visit={visit} href={offer} about={text.slice(0, 80)} />
                </>
              )}
            </span>
          </li>
        ))}
      </ul>
      {isCut && agreement.mayReadHistory && (
        <p>
          <a href={href('registro')}>{visit.say('Gli altri stanno nel registro', 'The others are in the register')}</a>
        </p>
      )}
    </Section>
  );
}
