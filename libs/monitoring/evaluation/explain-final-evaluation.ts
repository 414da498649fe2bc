import { say, type Text } from '#libs/kernel/text.js';
import { clauses, en, it, sentences } from '#libs/language/words.js';
import type { Judgement } from '../judgement.js';
import type { FinalEvaluationJudgement } from './final-evaluation.js';

export function explainFinalEvaluation(judgement: FinalEvaluationJudgement, { term }: Judgement): Text {
  return sentences(clauses(outcome(judgement), dueClause(judgement, term.to)), ...exceptions(judgement));
}

function outcome({ verdict, evaluation }: FinalEvaluationJudgement): Text {
  const on = evaluation?.date ?? '';
  switch (verdict) {
    case 'done':
      return say(`valutazione finale ${it.del(on)}, nei termini`, `final evaluation on ${en.date(on)}, in time`);
    case 'late':
      return say(`valutazione finale ${it.del(on)}, oltre il termine`, `final evaluation on ${en.date(on)}, late`);
    case 'missed':
      return say('valutazione finale mancante', 'final evaluation missing');
    case 'pending':
      return say('valutazione finale da fare', 'final evaluation still to be done');
  }
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
