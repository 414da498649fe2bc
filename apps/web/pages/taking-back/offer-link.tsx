import type { VNode } from 'preact';
import type { Visit } from '../../frame/visit.js';

interface OfferLinkProps {
  readonly visit: Visit;
  /** Nothing is offered where it is missing. */
  readonly href: string | undefined;
  /** What would be taken back, for whoever does not see where the link stands. */
  readonly about: string;
  readonly label?: string;
}

/** «Annulla…», beside what can be taken back. */
export function OfferLink({ visit, href, about, label }: OfferLinkProps): VNode | null {
  if (href === undefined) return null;
  return (
    <a class="rare no-print" href={href}>
      {label ?? visit.say('Annulla…', 'Annul…')}
      <span class="visually-hidden">: {about}</span>
    </a>
  );
}
