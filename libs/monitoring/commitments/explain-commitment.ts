import { daysUntil } from '#libs/kernel/civil-date.js';
import { say, type Text } from '#libs/kernel/text.js';
import { COMMITMENT } from '#libs/language/lexicon.js';
import { type Figure, figure, leadingTo, percent, TYPED } from '#libs/language/numbers.js';
import { en, formula, it, joined, labelled, listed, quoted } from '#libs/language/words.js';
import { explanation } from '../explanation.js';
import type { Judgement } from '../judgement.js';
import { sumOf } from '../numbers.js';
import { commitmentFigures } from './commitment-figures.js';
import { type CommitmentJudgement, expectedEnd } from './commitments.js';
import { lastPercent } from './last-progress.js';

const MOST_PARTS = 20;

/** A commitment: how it stands, what that rests on, then the arithmetic. */
export const explainCommitment = explanation<CommitmentJudgement>(
  [({ verdict }) => COMMITMENT[verdict].word, basisClause, whyClause],
  [fractionDetail, expectedDetail, lateDetail, staleDetail],
);

function basisClause(judgement: CommitmentJudgement): Text {
  const { basis, parts, progress } = judgement;
  if (basis === 'all-parts-fulfilled') {
    return labelled('tutte le sue parti sono adempiute', 'all its parts are fulfilled', partList(parts));
  }
  if (basis === 'parts') {
    const list = partList(parts);
    return say(
      `nessun aggiornamento proprio: vale lo stato delle parti, ${list.it}`,
      `no progress of its own: its parts speak for it, ${list.en}`,
    );
  }
  const last = progress.at(-1);
  if (!last) return say('nessun aggiornamento', 'no progress recorded');
  const { status, percent: typed } = last.value;
  const { word } = COMMITMENT[status];
  const said = typed === undefined ? word : formula`${word}, ${figure({ value: typed, places: TYPED }, '%')}`;
  return labelled(`ultimo aggiornamento ${it.del(last.date)}`, `last progress on ${en.date(last.date)}`, said);
}

function partList(parts: readonly CommitmentJudgement[]): Text {
  return listed(parts, MOST_PARTS, (part) => {
    const { commitment, verdict } = part;
    const { fraction } = commitmentFigures(part);
    const stands = formula`${quoted(commitment.definition.title)} ${COMMITMENT[verdict].word}`;
    return fraction ? formula`${stands} ${fraction}` : stands;
  });
}

/** The day that decided the verdict, where one did. */
function whyClause(
  { verdict, commitment, nextReportBy, basis }: CommitmentJudgement,
  { on, term: { to: end } }: Judgement,
): Text | undefined {
  const { due } = commitment.definition;
  if (verdict === 'overdue' && due !== undefined && due < on) {
    return say(`la scadenza era ${it.il(due)}`, `it was due on ${en.date(due)}`);
  }
  if (verdict === 'unconfirmed' && basis === 'own' && nextReportBy !== undefined) {
    return say(
      `una conferma era attesa entro ${it.il(nextReportBy)}`,
      `confirmation was due by ${en.date(nextReportBy)}`,
    );
  }
  if (verdict === 'not-fulfilled' && end !== undefined && on > end) {
    return say(`l’accordo è finito ${it.il(end)}`, `the agreement ended on ${en.date(end)}`);
  }
  if (due !== undefined && verdict !== 'fulfilled') {
    return say(`scadenza ${it.il(due)}`, `due on ${en.date(due)}`);
  }
  return undefined;
}

function fractionDetail(judgement: CommitmentJudgement): Text {
  const { basis, parts, progress, commitment } = judgement;
  const { fraction } = commitmentFigures(judgement);
  if (!fraction) return say('realizzazione: nessun dato', 'share done: no data');
  const how =
    basis === 'parts'
      ? meanOfParts(parts, fraction)
      : basis === 'own'
        ? shareSaid(progress, commitment.definition.kind)
        : undefined;
  return labelled('realizzazione', 'share done', how ? formula`${how} = ${fraction}` : fraction);
}

function meanOfParts(parts: readonly CommitmentJudgement[], result: Figure): Text {
  const known = parts.map(({ fraction }) => fraction).filter((fraction) => fraction !== null);
  const amounts = known.map((fraction) => percent(fraction));
  const shown = leadingTo(result, amounts, (numbers) => sumOf(numbers) / known.length, '%');
  return formula`(${joined(shown, ' + ')}) ÷ ${known.length}`;
}

/** How a share was reached that nobody said on the last day. */
function shareSaid(
  progress: CommitmentJudgement['progress'],
  kind: CommitmentJudgement['commitment']['definition']['kind'],
): Text | undefined {
  const last = progress.at(-1)?.value;
  if (last?.status !== 'in-progress' || last.percent !== undefined) return undefined;
  const before = lastPercent(progress);
  if (before !== undefined) {
    return say(
      `in corso senza percentuale: vale l’ultima detta (${it.number(before)}%), quindi realizzazione`,
      `in progress without a percentage: the last one said holds (${en.number(before)}%), so the share`,
    );
  }
  return kind === 'continuous'
    ? say(
        'in corso senza percentuale vale tutto per un impegno continuativo, quindi realizzazione',
        'in progress without a percentage is all of it for a continuous commitment, so the share',
      )
    : say(
        'in corso senza percentuale vale la metà, quindi realizzazione',
        'in progress without a percentage is one half, so the share',
      );
}

function expectedDetail(judgement: CommitmentJudgement, { on, term }: Judgement): Text {
  const { start, commitment } = judgement;
  const { expected } = commitmentFigures(judgement);
  const { kind, due } = commitment.definition;
  const end = expectedEnd(due, term.to);
  if (kind === 'continuous' || end === undefined || start === undefined || on <= start || on >= end) {
    return labelled('attesa', 'expected', expected);
  }
  const share = formula`${daysUntil(start, on)} ÷ ${daysUntil(start, end)} = ${expected}`;
  return say(
    `attesa: giorni ${it.dal(start)} su quelli fino ${it.al(end)}, ${share.it}`,
    `expected: days since ${en.date(start)} over those until ${en.date(end)}, ${share.en}`,
  );
}

function lateDetail({ late, firstFulfilled, commitment }: CommitmentJudgement): Text | undefined {
  if (!late) return undefined;
  const { due } = commitment.definition;
  if (firstFulfilled === undefined || due === undefined || firstFulfilled <= due) {
    return say('in ritardo: lo è una delle parti', 'late: one of its parts is');
  }
  return say(
    `in ritardo: adempiuto ${it.il(firstFulfilled)}, la scadenza era ${it.il(due)}`,
    `late: fulfilled on ${en.date(firstFulfilled)}, due on ${en.date(due)}`,
  );
}

function staleDetail({ stale, nextReportBy, basis }: CommitmentJudgement): Text | undefined {
  if (!stale) return undefined;
  if (basis === 'parts' || nextReportBy === undefined) {
    return say('non aggiornato: lo è una delle parti', 'stale: one of its parts is');
  }
  return say(
    `non aggiornato: notizie attese entro ${it.il(nextReportBy)}`,
    `stale: news was due by ${en.date(nextReportBy)}`,
  );
}
