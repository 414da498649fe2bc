import type { VNode } from 'preact';
import { INDICATOR } from '#libs/language/lexicon.js';
import type { AgreementVisit } from '../../frame/agreement-visit.js';
import { articles, shortDate } from '../../frame/dates.js';
import { Verdict, VerdictWord } from '../../frame/verdict.js';
import type { Visit } from '../../frame/visit.js';
import { indicatorInWords } from './indicator-words.js';
import type { JudgedIndicator } from './judged.js';

interface StandingProps {
  readonly visit: Visit;
  readonly item: JudgedIndicator;
}

/** The verdict, and the numbers that it compares. */
export function StandingNow({ visit, item }: StandingProps): VNode {
  return (
    <p class="standing-now">
      <VerdictWord visit={visit} of={INDICATOR[item.judged.verdict]} /> <span>{numbersNow(visit, item)}</span>
    </p>
  );
}

/** «58 famiglie al 01/06/2022; atteso oggi: 66,5 famiglie; obiettivo: 100 famiglie entro il 31/12/2022.» */
function numbersNow(visit: Visit, { judged }: JudgedIndicator): string {
  return `${indicatorInWords(visit, judged).join('; ')}.`;
}

interface DueProps {
  readonly at: AgreementVisit;
  readonly item: JudgedIndicator;
}

/** When it is to be measured next, where the agreement says how often. */
export function NextReport({ at: { visit, today }, item: { nextReportBy } }: DueProps): VNode | null {
  if (nextReportBy === undefined) return null;
  const day = shortDate(nextReportBy);
  if (nextReportBy >= today) {
    return (
      <p class="meta">{visit.say(`Prossima rilevazione entro ${articles.il(day)}.`, `Next measurement by ${day}.`)}</p>
    );
  }
  const late = visit.say(`rilevazione attesa entro ${articles.il(day)}`, `a measurement was due by ${day}`);
  return (
    <p>
      <Verdict visit={visit} tone="warning" word={late} />
    </p>
  );
}
