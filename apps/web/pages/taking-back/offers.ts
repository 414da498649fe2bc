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
    return at.href(addressOf(act), { da: from });
  };
}

/** What is rejected or validated has forms of its own; all else is taken back on one. */
export function addressOf({ command, ids, revision }: Act): string {
  const { indicator, measurement } = ids;
  if (command === 'reject-measurement') return `indicatori/${indicator}/rilevazioni/${measurement}/rifiuto`;
  // That button stands on the indicator's page.
  if (command === 'validate-measurement') return `indicatori/${indicator}#rilevazioni`;
  return `registro/${revision}/annullamento`;
}
