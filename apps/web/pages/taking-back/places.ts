import type { Act } from '#libs/agreement/core/acts.js';
import type { RecordedAgreement } from '#libs/agreement/core/state.js';

/** Where the agreement's page lists what changed over time. */
export const CHANGES_ID = 'cambiamenti';

/** The page that shows a part (`meetings/m1`), below the agreement; undefined where there is none any more. */
export function pageOfPart(state: RecordedAgreement, part: string): string | undefined {
  const [collection = '', id = ''] = part.split('/');
  switch (collection) {
    case 'meetings':
      return state.meetings.has(id) ? `incontri/${id}` : undefined;
    case 'decisions': {
      const decision = state.decisions.get(id);
      return decision && `incontri/${decision.meeting}#decisioni`;
    }
    case 'commitments':
      return state.commitments.has(id) ? `impegni/${id}` : undefined;
    case 'indicators':
      return state.indicators.has(id) ? `indicatori/${id}` : undefined;
    case 'objectives':
      return '#obiettivi';
    case 'partners':
      return '#partenariato';
    case '':
      return '';
    default:
      return `#${CHANGES_ID}`;
  }
}

/** The page on which an act is seen, below the agreement, and the one that is left of it once it is taken back. */
export function pagesOfAct(
  state: RecordedAgreement,
  { command, ids }: Act,
): { readonly at: string; readonly after: string } {
  const { meeting, decision, commitment, indicator } = ids;
  const of = decision === undefined ? meeting : state.decisions.get(decision)?.meeting;
  if (of !== undefined) return same(`incontri/${of}`);
  if (commitment !== undefined) {
    return command === 'annul-commitment'
      ? { at: `impegni/${commitment}`, after: 'impegni' }
      : same(`impegni/${commitment}`);
  }
  if (indicator !== undefined) {
    return command === 'annul-indicator'
      ? { at: `indicatori/${indicator}`, after: '' }
      : same(`indicatori/${indicator}`);
  }
  return same('');
}

const same = (page: string) => ({ at: page, after: page });
