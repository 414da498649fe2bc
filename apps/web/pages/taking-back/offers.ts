import { type Act, standingActs, whyNotTakenBack } from '#libs/agreement/core/acts.js';
import type { AgreementVisit } from '../../frame/agreement-visit.js';

/** Which acts the visitor may take back, and where: an address below the agreement, by the revision of the act. */
export type Offers = (revision: number | undefined) => string | undefined;

/** Only what the domain would let go, and to whom it may be left. `from`: where one comes back to. */
export function offersFor(at: AgreementVisit, from?: 'registro'): Offers {
  const { register, visit } = at;
  const { state } = register;
  let acts: ReadonlyMap<number, Act> | undefined;
  return (revision) => {
    if (revision === undefined || state.annulled) return undefined;
    acts ??= standingActs(state);
    const act = acts.get(revision);
    if (!act || !at.may(act.command, act.ids)) return undefined;
    if (whyNotTakenBack(state, act, visit.facts.now) !== undefined) return undefined;
    const own = ownForm(act);
    return own === undefined ? at.href(addressOf(act), { da: from }) : hrefBelow(at, own);
  };
}

/** Of the form that takes it back. */
export const addressOf = ({ revision }: Pick<Act, 'revision'>): string => `registro/${revision}/annullamento`;

/** What is rejected or validated is taken back by the forms for that; that of a validation stands on its page. */
export function ownForm({ command, ids: { indicator, measurement } }: Act): string | undefined {
  if (command === 'reject-measurement') return `indicatori/${indicator}/rilevazioni/${measurement}/rifiuto`;
  return command === 'validate-measurement' ? `indicatori/${indicator}#rilevazioni` : undefined;
}

/** `#obiettivi` is a place of the agreement's own page. */
export function hrefBelow({ href }: Pick<AgreementVisit, 'href'>, page: string): string {
  const [path = '', anchor] = page.split('#');
  return href(path) + (anchor === undefined ? '' : `#${anchor}`);
}
