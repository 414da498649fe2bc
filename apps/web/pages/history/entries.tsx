import type { VNode } from 'preact';
import { takenBackBy } from '#libs/agreement/core/acts.js';
import type { HistoryEntry } from '#libs/agreement/core/describe.js';
import type { AgreementVisit } from '../../frame/agreement-visit.js';
import { moment, shortDate } from '../../frame/dates.js';
import { EventLink } from '../../frame/event-link.js';
import { Table } from '../../frame/parts.js';
import type { Visit } from '../../frame/visit.js';
import { OfferLink } from '../taking-back/offer-link.js';
import { hrefBelow, offersFor } from '../taking-back/offers.js';
import { pageOfPart } from '../taking-back/places.js';

/** An entry of the register as the page shows it. */
export interface ShownEntry extends Omit<HistoryEntry, 'actor'> {
  readonly author: string | undefined;
  /** The page of what it is about. */
  readonly page: string | undefined;
  /** Where it is taken back, by whoever may. */
  readonly offer: string | undefined;
  /** The event that took it back. */
  readonly undoneBy: number | undefined;
  /** The event that it took back. */
  readonly undid: number | undefined;
  readonly href: AgreementVisit['href'];
}

export function shownEntries(
  at: AgreementVisit,
  items: readonly HistoryEntry[],
  names: ReadonlyMap<string, string>,
): ShownEntry[] {
  const { state } = at.register;
  const offers = offersFor(at, 'registro');
  const undoneBy = takenBackBy(state);
  return items.map(({ actor, ...item }) => ({
    ...item,
    author: names.get(actor),
    page: item.part === '' ? undefined : pageOfPart(state, item.part),
    offer: offers(item.revision),
    undoneBy: undoneBy.get(item.revision),
    undid: state.undone.get(item.revision)?.revision,
    href: at.href,
  }));
}

export function Entries({ visit, entries }: { visit: Visit; entries: readonly ShownEntry[] }): VNode {
  const [about, on, by] = [
    visit.say('del giorno', 'about'),
    visit.say('registrato il', 'recorded on'),
    visit.say('da chi', 'by'),
  ];
  return (
    <Table
      caption={visit.say('Che cosa è stato registrato, dal più recente', 'What was recorded, newest first')}
      stacks
      head={[visit.say('evento', 'event'), visit.say('che cosa', 'what'), about, on, by]}
      wide={[1]}
    >
      {entries.map((entry) => (
        <tr key={entry.revision} id={`r${entry.revision}`}>
          <th scope="row">{entry.revision}</th>
          <td>
            <What visit={visit} entry={entry} />
          </td>
          <td data-label={about}>{shortDate(entry.occurredOn)}</td>
          <td data-label={on}>{moment(visit, entry.recordedAt)}</td>
          <td data-label={by}>{entry.author ?? visit.say('un programma', 'a program')}</td>
        </tr>
      ))}
    </Table>
  );
}

/** What was recorded, what became of it, and where to go from there. */
function What({ visit, entry }: { visit: Visit; entry: ShownEntry }): VNode {
  const { revision, text, invented, page, href, offer, undoneBy, undid } = entry;
  const words = visit.text(text);
  const about = words.slice(0, 60);
  const isLinked = page !== undefined || offer !== undefined;
  return (
    <>
      {undoneBy === undefined ? <bdi>{words}</bdi> : <del>{words}</del>}
      {invented && ` [${visit.say('inventato', 'made up')}]`}
      {undoneBy !== undefined && (
        <>
          {' – '}
          {visit.say('annullato: ', 'annulled: ')}
          <EventLink visit={visit} href={href} revision={undoneBy} />
        </>
      )}
      {undid !== undefined && (
        <>
          {' – '}
          {visit.say('annulla: ', 'it annuls: ')}
          <EventLink visit={visit} href={href} revision={undid} />
        </>
      )}
      {isLinked && (
        <span class="no-print">
          {page !== undefined && ' · '}
          {page !== undefined && (
            <a href={hrefBelow({ href }, page)}>
              {visit.say('Vedi', 'See')}
              <span class="visually-hidden">
                : {visit.say('evento', 'event')} {revision}, {about}
              </span>
            </a>
          )}
          {offer !== undefined && ' · '}
          <OfferLink visit={visit} href={offer} about={`${visit.say('evento', 'event')} ${revision}, ${about}`} />
        </span>
      )}
    </>
  );
}
