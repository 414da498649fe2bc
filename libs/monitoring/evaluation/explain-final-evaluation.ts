import { say, type Text } from '#libs/kernel/text.js';
import { FINAL_EVALUATION } from '#libs/language/lexicon.js';
import { datesOf, en, it, labelled } from '#libs/language/words.js';
import { withdrawal } from '../cadence/explain-cadence.js';
import { explanation } from '../explanation.js';
import type { FinalEvaluationJudgement } from './final-evaluation.js';

export const explainFinalEvaluation = explanation<FinalEvaluationJudgement>(
  [outcome, dueClause],
  [changeDetail, tooEarlyDetail, withdrawal],
);

function outcome({ verdict, evaluation, renewal, end }: FinalEvaluationJudgement): Text {
  const { word } = FINAL_EVALUATION[verdict];
  const on = evaluation ? say(` ${it.il(evaluation.date)}`, ` on ${en.date(evaluation.date)}`) : say('', '');
  const of =
    renewal === 0
      ? say('', '')
      : say(
          ` della durata rinnovata fino ${it.al(end)} (rinnovo ${it.number(renewal)})`,
          ` of the term renewed to ${en.date(end)} (renewal ${en.number(renewal)})`,
        );
  return say(`valutazione finale${of.it} ${word.it}${on.it}`, `final evaluation${of.en} ${word.en}${on.en}`);
}

function dueClause({ due, definition, dueByTheRule, end }: FinalEvaluationJudgement): Text {
  const days = definition.dueDaysBeforeEnd;
  const before =
    days === 0 || due === end || dueByTheRule !== undefined
      ? say('', '')
      : say(
          `, ${it.days(days)} prima della fine (${it.short(end)})`,
          `, ${en.days(days)} before the end (${en.short(end)})`,
        );
  return say(`termine ${it.il(due)}${before.it}`, `due on ${en.date(due)}${before.en}`);
}

/** Which change of the term moved it, and from when. */
function changeDetail({ dueByTheRule, movedBy, due }: FinalEvaluationJudgement): Text | undefined {
  if (dueByTheRule === undefined || movedBy === undefined) return undefined;
  if (dueByTheRule > due) {
    return say(
      `la fine anticipata ${it.del(movedBy.date, it.short)} non la rimanda: era già attesa entro quel giorno`,
      `the early end of ${en.short(movedBy.date)} does not put it off: it was due by that day already`,
    );
  }
  const change =
    movedBy.kind === 'extension' ? say('la proroga', 'the extension') : say('la fine anticipata', 'the early end');
  return say(
    `${change.it} l’avrebbe chiesta ${it.il(dueByTheRule)}, prima di essere decisa`,
    `${change.en} would have asked for it on ${en.date(dueByTheRule)}, before it was decided`,
  );
}

function tooEarlyDetail({ notBefore, tooEarly }: FinalEvaluationJudgement): Text | undefined {
  if (notBefore === undefined || tooEarly.length === 0) return undefined;
  return labelled(
    `non contano quelle prima ${it.del(notBefore)}, quando questa durata non c’era ancora`,
    `those before ${en.date(notBefore)}, when there was no such term yet, do not count`,
    datesOf(tooEarly),
  );
}
