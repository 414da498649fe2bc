import { addDays } from '#libs/kernel/civil-date.js';
import { say, type Text } from '#libs/kernel/text.js';
import { counted, DELIVERABLE, DELIVERY } from '#libs/language/lexicon.js';
import { clauses, datesOf, en, it, joined, labelled, sentences } from '#libs/language/words.js';
import { withdrawal } from '../cadence/explain-cadence.js';
import { ruleSentence } from '../explain-rule.js';
import { explanation } from '../explanation.js';
import type { Judgement } from '../judgement.js';
import type { DeliverableJudgement, DeliverablePeriod, DeliveryVerdict } from './deliverables.js';

/** The rule as a whole: what is owed, and how many periods stand where. */
export const explainDeliverable = explanation<DeliverableJudgement>([headline], [periodCounts, withdrawal]);

function headline({ verdict, definition }: DeliverableJudgement, { state }: Judgement): Text {
  const names = {
    partner: (id: string) => state.partners.get(id)?.definition.name,
    body: (id: string) => state.bodies.get(id)?.definition.name,
  };
  const { word } = DELIVERABLE[verdict];
  return labelled(word.it, word.en, ruleSentence(definition, names));
}

const ORDER: readonly DeliveryVerdict[] = ['missed', 'late', 'pending', 'done', 'upcoming'];

function periodCounts({ periods }: DeliverableJudgement): Text {
  if (periods.length === 0) return say('nessun periodo da giudicare', 'no period to judge');
  const numbers = ORDER.map((verdict) => [verdict, periods.filter((each) => each.verdict === verdict).length] as const);
  const there = numbers.filter(([, number]) => number > 0);
  return labelled(
    'periodi',
    'periods',
    joined(
      there.map(([verdict, number]) => counted(number, DELIVERY[verdict])),
      ', ',
    ),
  );
}

/** One period: what came of it, when it was due, and how that day is reached. */
export function explainPeriod({ definition }: DeliverableJudgement, period: DeliverablePeriod): Text {
  return sentences(
    clauses(outcome(period), dueClause(period)),
    ownDetail(definition, period),
    changeDetail(period),
    tooEarlyDetail(period),
  );
}

function outcome({ verdict, delivery, from }: DeliverablePeriod): Text {
  const { word } = DELIVERY[verdict];
  if (delivery) return say(`${word.it} ${it.il(delivery.date)}`, `${word.en} on ${en.date(delivery.date)}`);
  if (verdict !== 'upcoming') return word;
  return say(`${word.it}: comincia ${it.il(from)}`, `${word.en}: it begins on ${en.date(from)}`);
}

const dueClause = ({ due }: DeliverablePeriod): Text => say(`termine ${it.il(due)}`, `due on ${en.date(due)}`);

function ownDetail({ within, until }: DeliverableJudgement['definition'], { from, to }: DeliverablePeriod): Text {
  const period = say(`periodo ${it.dal(from)} ${it.al(to)}`, `period from ${en.date(from)} to ${en.date(to)}`);
  if (within === undefined && until === undefined) return period;
  return say(`${period.it}: il termine si conta dalla sua fine`, `${period.en}: due is counted from its end`);
}

/** An early end decided late leaves the time that there was, and never more than there was without it. */
function changeDetail({ dueByTheRule, movedBy }: DeliverablePeriod): Text | undefined {
  if (dueByTheRule === undefined || movedBy === undefined) return undefined;
  const day = movedBy.date;
  return say(
    `la fine anticipata decisa ${it.il(day)} lo sposta: dalla sola fine del periodo sarebbe ${it.il(dueByTheRule)}`,
    `the early end decided on ${en.date(day)} moves it: by the end of the period alone it would be ${en.date(dueByTheRule)}`,
  );
}

function tooEarlyDetail({ notBefore, tooEarly }: DeliverablePeriod): Text | undefined {
  if (tooEarly.length === 0) return undefined;
  const last = addDays(notBefore, -1);
  return labelled(
    `non contano quelle fino ${it.al(last)}`,
    `those up to ${en.date(last)} do not count`,
    datesOf(tooEarly),
  );
}
