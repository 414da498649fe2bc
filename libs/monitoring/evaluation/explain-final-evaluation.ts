import { say, type Text } from '#libs/kernel/text.js';
import { FINAL_EVALUATION } from '#libs/language/lexicon.js';
import { clauses, en, it, sentences } from '#libs/language/words.js';
import type { Judgement } from '../judgement.js';
import type { FinalEvaluationJudgement } from './final-evaluation.js';

export function explainFinalEvaluation(judgement: FinalEvaluationJudgement, { term }: Judgement): Text {
  return sentences(clauses(outcome(judgement), dueClause(judgement, term.to)), ...exceptions(judgement));
}

function outcome({ verdict, evaluation }: FinalEvaluationJudgement): Text {
  const { word } = FINAL_EVALUATION[verdict];
  const on = evaluation ? say(` ${it.il(evaluation.date)}`, ` on ${en.date(evaluation.date)}`) : say('', '');
  return say(`valutazione finale ${word.it}${on.it}`, `final evaluation ${word.en}${on.en}`);
}

function dueClause({ due, definition, dueBeforeEarlyEnd }: FinalEvaluationJudgement, end: string | undefined): Text {
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

function exceptions({ dueBeforeEarlyEnd, notBefore, tooEarly }: FinalEvaluationJudgement): (Text | undefined)[] {
  const dates = tooEarly.map(({ date }) => date);
  return [
    dueBeforeEarlyEnd === undefined
      ? undefined
      : say(
          `la fine anticipata l’avrebbe chiesta ${it.il(dueBeforeEarlyEnd)}, prima di essere decisa`,
          `the early end would have asked for it on ${en.date(dueBeforeEarlyEnd)}, before it was decided`,
        ),
    notBefore === undefined || dates.length === 0
      ? undefined
      : say(
          `non contano quelle precedenti la proroga ${it.del(notBefore)}: ${it.dates(dates)}`,
          `those before the extension of ${en.date(notBefore)} do not count: ${en.dates(dates)}`,
        ),
  ];
}
