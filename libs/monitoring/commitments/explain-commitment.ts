import { type CivilDate, daysUntil } from '#libs/kernel/civil-date.js';
import { say, type Text } from '#libs/kernel/text.js';
import { COMMITMENT } from '#libs/language/lexicon.js';
import { clauses, en, inBoth, it, listed, quoted, sentences } from '#libs/language/words.js';
import type { Judgement } from '../judgement.js';
import { type CommitmentJudgement, expectedEnd } from './commitments.js';

const MOST_PARTS = 20;

/** A commitment: how it stands, what that rests on, then the arithmetic. */
export function explainCommitment(judgement: CommitmentJudgement, { on, term }: Judgement): Text {
  return sentences(
    clauses(COMMITMENT[judgement.verdict].word, basisClause(judgement), whyClause(judgement, on, term.to)),
    fractionDetail(judgement),
    expectedDetail(judgement, on, term.to),
    lateDetail(judgement),
    staleDetail(judgement),
  );
}

function basisClause(judgement: CommitmentJudgement): Text {
  const { basis, parts, progress } = judgement;
  if (basis === 'all-parts-fulfilled') {
    const list = partList(parts);
    return say(`tutte le sue parti sono adempiute: ${list.it}`, `all its parts are fulfilled: ${list.en}`);
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
  const { status, percent } = last.value;
  const words = COMMITMENT[status].word;
  const share = percent === undefined ? say('', '') : inBoth((write) => `, ${write.number(percent)}%`);
  return say(
    `ultimo aggiornamento ${it.del(last.date)}: ${words.it}${share.it}`,
    `last progress on ${en.date(last.date)}: ${words.en}${share.en}`,
  );
}

function partList(parts: readonly CommitmentJudgement[]): Text {
  return listed(parts, MOST_PARTS, ({ commitment, verdict, fraction }) => {
    const words = COMMITMENT[verdict].word;
    const title = quoted(commitment.definition.title);
    const share = fraction === null ? say('', '') : inBoth((write) => ` ${write.number(fraction)}`);
    return say(`${title} ${words.it}${share.it}`, `${title} ${words.en}${share.en}`);
  });
}

/** The day that decided the verdict, where one did. */
function whyClause(judgement: CommitmentJudgement, on: CivilDate, end: CivilDate | undefined): Text | undefined {
  const { verdict, commitment, nextReportBy, basis } = judgement;
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
  const { fraction, basis, parts, progress, commitment } = judgement;
  if (fraction === null) return say('realizzazione: nessun dato', 'share done: no data');
  const number = inBoth((write) => write.number(fraction));
  const how =
    basis === 'parts'
      ? meanOfParts(parts)
      : basis === 'own'
        ? rule5050(progress.at(-1)?.value, commitment.definition.kind)
        : undefined;
  return say(
    `realizzazione: ${how ? `${how.it} = ` : ''}${number.it}`,
    `share done: ${how ? `${how.en} = ` : ''}${number.en}`,
  );
}

function meanOfParts(parts: readonly CommitmentJudgement[]): Text {
  const known = parts.map(({ fraction }) => fraction).filter((fraction) => fraction !== null);
  return inBoth((write) => `(${known.map(write.number).join(' + ')}) ÷ ${write.number(known.length)}`);
}

function rule5050(
  last: { status: string; percent?: number } | undefined,
  kind: CommitmentJudgement['commitment']['definition']['kind'],
): Text | undefined {
  if (last?.status !== 'in-progress' || last.percent !== undefined) return undefined;
  return kind === 'continuous'
    ? say(
        'in corso senza percentuale vale 1 per un impegno continuativo, quindi realizzazione',
        'in progress without a percentage is 1 for a continuous commitment, so the share',
      )
    : say(
        'in corso senza percentuale vale la metà, quindi realizzazione',
        'in progress without a percentage is one half, so the share',
      );
}

function expectedDetail(judgement: CommitmentJudgement, on: CivilDate, termEnd: CivilDate | undefined): Text {
  const { expected, start, commitment } = judgement;
  const { kind, due } = commitment.definition;
  const number = inBoth((write) => write.number(expected));
  const end = expectedEnd(due, termEnd);
  if (kind === 'continuous' || end === undefined || start === undefined || on <= start || on >= end) {
    return say(`attesa: ${number.it}`, `expected: ${number.en}`);
  }
  const days = inBoth((write) => `${write.number(daysUntil(start, on))} ÷ ${write.number(daysUntil(start, end))}`);
  return say(
    `attesa: giorni ${it.dal(start)} su quelli fino ${it.al(end)}, ${days.it} = ${number.it}`,
    `expected: days since ${en.date(start)} over those until ${en.date(end)}, ${days.en} = ${number.en}`,
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
