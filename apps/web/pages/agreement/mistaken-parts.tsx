import type { VNode } from 'preact';
import { nameOfPart } from '#libs/agreement/core/referrers.js';
import { ruleSentence } from '#libs/monitoring/explain-rule.js';
import type { AgreementVisit } from '../../frame/agreement-visit.js';
import { OfferLink } from '../taking-back/offer-link.js';
import type { Offers } from '../taking-back/offers.js';

interface Offered {
  readonly name: string;
  readonly href: string;
}

const KINDS = ['partners', 'bodies', 'rules', 'objectives'] as const;

/** Whether each may go is asked of the whole agreement: of more parts than that the register asks, a page at a time. */
const MOST_TRIED = 30;

/** Below the partners: what of the agreement as it was signed nothing refers to, for whoever typed it by mistake. */
export function MistakenParts({ at, offers }: { readonly at: AgreementVisit; readonly offers: Offers }): VNode | null {
  const { visit, href, register } = at;
  if (!at.may('annul-partner', { partner: '' })) return null;
  const isLong = KINDS.reduce((sum, kind) => sum + register.state[kind].size, 0) > MOST_TRIED;
  const offered = isLong ? [] : offeredParts(at, offers);
  if (!isLong && offered.length === 0) return null;
  return (
    <details class="folded no-print">
      <summary>{visit.say('Qualcosa è stato registrato per errore?', 'Was something recorded by mistake?')}</summary>
      {isLong && (
        <p>
          <a href={href('registro')}>{visit.say('Si annulla dal registro', 'It is annulled from the register')}</a>
        </p>
      )}
      <ul>
        {offered.map(({ name, href }) => (
          <li key={href}>
            <bdi>{name}</bdi> <OfferLink visit={visit} href={href} about={name.slice(0, 80)} />
          </li>
        ))}
      </ul>
    </details>
  );
}

/** Those added later stand among what changed over time; commitments and indicators have pages of their own. */
function offeredParts({ visit, register: { state } }: AgreementVisit, offers: Offers): Offered[] {
  const names = {
    partner: (partner: string) => nameOfPart(state, 'partners', partner),
    body: (body: string) => nameOfPart(state, 'bodies', body),
  };
  const nameOf = (kind: (typeof KINDS)[number], id: string): string => {
    const rule = kind === 'rules' ? state.rules.get(id) : undefined;
    return rule && !rule.definition.wording
      ? visit.text(ruleSentence(rule.definition, names))
      : nameOfPart(state, kind, id);
  };
  return KINDS.flatMap((kind) =>
    [...state[kind]].flatMap(([id, { addedOn, revision }]) => {
      const href = addedOn === undefined ? offers(revision) : undefined;
      return href === undefined ? [] : [{ name: nameOf(kind, id), href }];
    }),
  );
}
