import { say, type Text } from '#libs/kernel/text.js';
import { FINAL_EVALUATION } from '#libs/language/lexicon.js';
import { datesOf, en, it, labelled } from '#libs/language/words.js';
import { explanation } from '../explanation.js';
import type { Judgement } from '../judgement.js';
import type { FinalEvaluationJudgement } from './final-evaluation.js';

export const explainFinalEvaluation = explanation<FinalEvaluationJudgement>(
  [outcome, dueClause],
  [earlyEndDetail, tooEarlyDetail],
);

function outcome({ verdict, evaluation }: FinalEvaluationJudgement): Text {
  const { word } = FINAL_EVALUATION[verdict];
  const on = evaluation ? say(` ${it.il(evaluation.date)}`, ` on ${en.date(evaluation.date)}`) : say('', '');
  return say(`valutazione finale ${word.it}${on.it}`, `final evaluation ${word.en}${on.en}`);
}

function dueClause(
  { due, definition, dueBeforeEarlyEnd }: FinalEvaluationJudgement,
  { term: { to: end } }: Judgement,
): Text {
  const days = definition.dueDaysBeforeEnd;
  const before =
    days === 0 || end === undefined || dueBeforeEarlyEnd !== undefined
      ? say('', '')
      : say(
          `, ${it.days(days)} prima della fine (${it.short(end)})`,
          `, ${en.days(days)} before the end (${en.short(end)})`,
        );
  return say(`termine ${it.il(due)}${before.it}`, `due on ${en.date(due)}${before.en}`);
}

function earlyEndDetail({ dueBeforeEarlyEnd }: FinalEvaluationJudgement): Text | undefined {
  if (dueBeforeEarlyEnd === undefined) return undefined;
  return say(
    `la fine anticipata l’avrebbe chiesta ${it.il(dueBeforeEarlyEnd)}, prima di essere decisa`,
    `the early end would have asked for it on ${en.date(dueBeforeEarlyEnd)}, before it was decided`,
  );
}

function tooEarlyDetail({ notBefore, tooEarly }: FinalEvaluationJudgement): Text | undefined {
  if (notBefore === undefined || tooEarly.length === 0) return undefined;
  return labelled(
    `non contano quelle precedenti la proroga ${it.del(notBefore)}`,
    `those before the extension of ${en.date(notBefore)} do not count`,
    datesOf(tooEarly),
  );
}
