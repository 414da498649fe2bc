import { type CadenceRule, minimumOf } from '#libs/agreement/rules/schema.js';
import { say, type Text } from '#libs/kernel/text.js';
import { en, formula, inBoth, it, joined, labelled, outOf, short } from '#libs/language/words.js';
import { explanation } from '../explanation.js';
import type { Judgement } from '../judgement.js';
import type { CadenceJudgement, JudgedRule } from './cadence.js';
import { wordOfRule, wordOfWindow } from './cadence-words.js';
import { conditionsOf } from './explain-conditions.js';
import { meetingDates, meetingsNoun } from './explain-meetings.js';
import { shortfallWords } from './explain-rolling.js';
import { periodWords } from './readings.js';

const MOST_WINDOWS = 12;
const MOST_MEETINGS = 60;

/** The rule as a whole: what it asks, as it was set, and how each period stands. */
export const explainCadence = explanation<CadenceJudgement>(
  [headline],
  [withdrawal, windowList, rollingMeetings, shortDays],
);

function headline(judgement: CadenceJudgement, { parts, on }: Judgement): Text {
  const { definition } = judgement;
  const { body: id } = definition;
  const body = id === undefined ? undefined : (parts.bodies.get(id)?.definition.name ?? id);
  const { word } = wordOfRule(judgement, on);
  return labelled(word.it, word.en, ruleWords(definition, body));
}

function shortDays({ shortfalls = [] }: CadenceJudgement): Text | undefined {
  if (shortfalls.length === 0) return undefined;
  return labelled('giorni scoperti', 'days that were short', shortfallWords(shortfalls));
}

/** Of any rule: what was judged stays judged (monitoring-rules 2, "Withdrawn or amended"). */
export function withdrawal({ withdrawnOn: day }: JudgedRule<unknown>): Text | undefined {
  if (day === undefined) return undefined;
  return say(
    `regola ritirata ${it.il(day)}: resta ciò che aveva giudicato fino al giorno prima`,
    `rule withdrawn on ${en.date(day)}: what it had judged by the day before stays`,
  );
}

/** The rule as it is judged: the reading of «all’anno» and every condition. */
function ruleWords(rule: CadenceRule, bodyName: string | undefined): Text {
  const minimum = minimumOf(rule);
  const noun = meetingsNoun(rule, minimum);
  const must = rule.strength === 'must';
  const one = minimum === 1;
  const verb = must ? (one ? 'deve tenersi' : 'devono tenersi') : one ? 'dovrebbe tenersi' : 'dovrebbero tenersi';
  const period = periodWords(rule);
  const asked = say(
    `${verb} almeno ${it.number(minimum)} ${noun.it} ${period.it}`,
    `at least ${en.number(minimum)} ${noun.en} ${must ? 'must' : 'should'} be held ${period.en}`,
  );
  const body = bodyName === undefined ? undefined : say(`organo «${bodyName}»`, `body “${bodyName}”`);
  const conditions = conditionsOf(rule, (days) => inBoth((words) => words.days(days)));
  return joined([asked, body, ...conditions], ', ');
}

/** All of them, or where they are many those that are not met. */
function windowList(judgement: CadenceJudgement): Text | undefined {
  const { windows } = judgement;
  if (windows.length === 0 && judgement.withdrawnOn !== undefined) return undefined;
  if (windows.length === 0) return say('nessun periodo da giudicare', 'no period to judge');
  const shown =
    windows.length <= MOST_WINDOWS
      ? windows
      : windows.filter(({ verdict }) => !['met', 'not-required'].includes(verdict));
  const each = shown.map((shownWindow) => {
    const { window, held, required } = shownWindow;
    const count = required === 0 ? formula`${held}` : outOf(held, required);
    const { word } = wordOfWindow(judgement, shownWindow);
    return formula`${short(window.from)}–${short(window.to)}: ${count}, ${word}`;
  });
  const others = windows.length - shown.length;
  if (others > 0)
    each.push(say(`in altri ${it.number(others)} non manca nulla`, `nothing missing in ${en.number(others)} others`));
  return joined(each, '; ');
}

/** Past the first period, every meeting that fits: from these the days that were short can be found again. */
function rollingMeetings({ definition, windows, held, shortfalls = [] }: CadenceJudgement): Text | undefined {
  if (windows[0]?.kind !== 'rolling' && shortfalls.length === 0) return undefined;
  const fitting = held.filter(
    (meeting) => !meeting.objection && (meeting.minutesApproved || !definition.requireMinutes),
  );
  if (fitting.length === 0) return say('nessun incontro che conti', 'no meeting that counts');
  const more = fitting.length > MOST_MEETINGS ? '… ' : '';
  const shown = formula`${more}${meetingDates(fitting.slice(-MOST_MEETINGS))}`;
  return labelled('incontri che contano', 'meetings that count', shown);
}
