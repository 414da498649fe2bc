import type { VNode } from 'preact';
import type { AgreementVisit } from './agreement-visit.js';
import type { Visit } from './visit.js';

/** An event of the register, on the page of the register on which it stands. */
export const eventHref = (href: AgreementVisit['href'], revision: number): string =>
  `${href('registro', { evento: String(revision) })}#r${revision}`;

interface EventLinkProps {
  readonly visit: Visit;
  readonly href: AgreementVisit['href'];
  readonly revision: number;
}

export const EventLink = ({ visit, href, revision }: EventLinkProps): VNode => (
  <a href={eventHref(href, revision)}>{visit.say(`evento ${revision}`, `event ${revision}`)}</a>
);
