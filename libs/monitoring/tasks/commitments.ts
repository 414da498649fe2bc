import { shortened } from '#libs/language/shortening.js';
import type { CommitmentJudgement } from '../commitments/commitment-judgement.js';
import type { Judgement } from '../judgement.js';
import { isOver } from '../term/term.js';
import { confirmableToday, nextNews } from './as-before.js';
import { CONFIRM_AHEAD_DAYS, waitsFrom } from './horizons.js';
import type { CommitmentItem } from './item.js';
import { bodyName, partnerName } from './names.js';

/** Past their day and not kept; or with news that has grown old, or soon will. */
export function commitmentItems(judgement: Judgement): CommitmentItem[] {
  if (isOver(judgement.term, judgement.on)) return [];
  return judgement.commitments.flatMap((commitment) => itemsOf(commitment, judgement));
}

function itemsOf(judged: CommitmentJudgement, judgement: Judgement): CommitmentItem[] {
  const own = judged.basis === 'own' ? ownItem(judged, judgement) : [];
  return [...own, ...judged.parts.flatMap((part) => itemsOf(part, judgement))];
}

function ownItem(judged: CommitmentJudgement, judgement: Judgement): CommitmentItem[] {
  const { state } = judgement;
  const due = whatIsDue(judged, judgement);
  if (!due) return [];
  const { id, partner, body, title } = judged.commitment.definition;
  const last = judged.progress.at(-1);
  return [
    {
      ...due,
      id,
      owner: partner ?? null,
      ownerName: partner === undefined ? bodyName(state, body) : partnerName(state, partner),
      title: shortened(title),
      isRepeatable: confirmableToday(judgement, judged.commitment, judged) !== undefined,
      last: last ? { date: last.date, ...last.value } : null,
    },
  ];
}

function whatIsDue(
  judged: CommitmentJudgement,
  judgement: Judgement,
): Pick<CommitmentItem, 'kind' | 'date'> | undefined {
  const { on } = judgement;
  const { due, reportEvery } = judged.commitment.definition;
  if (judged.verdict === 'overdue') return { kind: 'commitment-overdue', date: due ?? on };
  const news = nextNews(judged, judgement);
  const isSoon = news !== undefined && waitsFrom(news, CONFIRM_AHEAD_DAYS, reportEvery) <= on;
  return isSoon ? { kind: 'commitment-to-confirm', date: news } : undefined;
}
