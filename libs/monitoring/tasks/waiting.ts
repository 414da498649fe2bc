import { addDays } from '#libs/kernel/civil-date.js';
import { compareDates } from '../cadence/counting.js';
import type { Judgement } from '../judgement.js';
import { commitmentItems } from './commitments.js';
import { isEvaluationAwaited, owedIn } from './deadlines-of-rules.js';
import { SOON_DAYS } from './horizons.js';
import { indicatorItems, measurementItems } from './indicators.js';
import {
  type DeliverableItem,
  type EvaluationItem,
  NOTHING_WAITS,
  type Waiting,
  type WaitingCount,
  type WaitingItem,
} from './item.js';
import { decisionItems, issueItems, meetingItems } from './meetings.js';
import { bodyName, partnerName } from './names.js';

/** Of each kind and owner so many are named; the others are counted. */
const MOST_OF_ONE = 6;
/** Named in one row, of all kinds and owners together. */
const MOST_IN_ALL = 300;

/** What waits for somebody in an agreement, the most urgent first; nothing in one that is archived or annulled. */
export function waitingIn(judgement: Judgement): Waiting {
  const { state, on } = judgement;
  if (state.annulled || (state.archived && state.archived.date <= on)) return NOTHING_WAITS;
  const all = [
    ...meetingItems(judgement),
    ...decisionItems(judgement),
    ...issueItems(judgement),
    ...commitmentItems(judgement),
    ...indicatorItems(judgement),
    ...measurementItems(judgement),
    ...deliverableItems(judgement),
    ...evaluationItems(judgement),
  ].sort((a, b) => compareDates(a.date, b.date));
  const counts = new Map<string, WaitingCount>();
  const items = all.filter((item) => counted(counts, item) <= MOST_OF_ONE);
  return { items: items.slice(0, MOST_IN_ALL), counts: [...counts.values()] };
}

/** Counts one more; answers how many there are by now. */
function counted(counts: Map<string, WaitingCount>, { kind, owner }: WaitingItem): number {
  const name = `${kind} ${owner ?? ''}`;
  const count = (counts.get(name)?.count ?? 0) + 1;
  counts.set(name, { kind, owner, count });
  return count;
}

/** Final evaluations that are due soon, or were not long ago. */
function evaluationItems({ finalEvaluations, on }: Judgement): EvaluationItem[] {
  const last = addDays(on, SOON_DAYS);
  return finalEvaluations
    .filter((judged) => judged.due <= last && isEvaluationAwaited(judged, on))
    .map(({ definition, due }) => ({ kind: 'final-evaluation', id: definition.id, date: due, owner: null }));
}

/** What is to be handed in soon, or was not long ago; also once the agreement is over, when most accounts are due. */
function deliverableItems(judgement: Judgement): DeliverableItem[] {
  const { state, on } = judgement;
  const last = addDays(on, SOON_DAYS);
  return owedIn(judgement)
    .filter(({ due }) => due <= last)
    .map(({ rule: { id, partner, body }, due, title }) => ({
      kind: 'deliverable-due',
      id,
      date: due,
      owner: partner ?? null,
      ownerName: partner === undefined ? bodyName(state, body) : partnerName(state, partner),
      title,
    }));
}
