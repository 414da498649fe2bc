import type { CadenceRule } from '#libs/agreement/rules/schema.js';
import { addDays, type CivilDate } from '#libs/kernel/civil-date.js';
import { say, type Text } from '#libs/kernel/text.js';
import { clauses, en, it, sentences } from '#libs/language/words.js';
import type { CadenceJudgement, WindowJudgement } from './cadence.js';
import { wordOfWindow } from './cadence-words.js';
import { meetingDates, meetingsNoun } from './explain-meetings.js';
import { rollingDetails } from './explain-rolling.js';
import { periodDetails } from './explain-window-details.js';
import { DAYS_FOR_MINUTES } from './window-verdict.js';

/** A window: first how many of how many and what is to be done, then the arithmetic. */
export function explainWindow(whole: CadenceJudgement, judgement: WindowJudgement, on: CivilDate): Text {
  const rule = whole.definition;
  const headline = clauses(heldOf(rule, judgement), verdictClause(whole, judgement), nextClause(rule, judgement));
  const details = judgement.kind === 'period' ? periodDetails(rule, judgement, on) : rollingDetails(rule, judgement);
  return sentences(headline, ...details);
}

/** «2 incontri su 3 (10/05/2021, 01/12/2021)». */
function heldOf(rule: CadenceRule, { held, required, counted }: WindowJudgement): Text {
  const noun = meetingsNoun(rule, held);
  const dates = meetingDates(counted);
  const list = held === 0 ? say('', '') : say(` (${dates.it})`, ` (${dates.en})`);
  const of = required === 0 ? say('', '') : say(` su ${it.number(required)}`, ` of ${en.number(required)}`);
  return say(
    `${it.number(held)} ${noun.it}${of.it}${list.it}`,
    required === 0
      ? `${en.number(held)} ${noun.en}${list.en}`
      : `${en.number(held)}${of.en} ${meetingsNoun(rule, required).en}${list.en}`,
  );
}

function verdictClause(whole: CadenceJudgement, judgement: WindowJudgement): Text {
  const { word: words } = wordOfWindow(whole, judgement);
  if (judgement.verdict === 'upcoming') {
    const { from } = judgement.window;
    return say(`${words.it}: comincia ${it.il(from)}`, `${words.en}: it begins on ${en.date(from)}`);
  }
  if (judgement.kind === 'rolling') return words;
  const { to } = judgement.window;
  if (judgement.verdict === 'missed') {
    return say(`${words.it}: il periodo è finito ${it.il(to)}`, `${words.en}: the period ended on ${en.date(to)}`);
  }
  if (judgement.verdict === 'awaiting-minutes') {
    const until = addDays(to, DAYS_FOR_MINUTES);
    return say(`${words.it} (c’è tempo fino ${it.al(until)})`, `${words.en} (until ${en.date(until)})`);
  }
  return words;
}

function nextClause(rule: CadenceRule, judgement: WindowJudgement): Text | undefined {
  const { nextMeetingBy, held } = judgement;
  if (nextMeetingBy === undefined) return undefined;
  const recommendedBy = judgement.kind === 'period' ? judgement.recommendedBy : undefined;
  const must = rule.strength === 'must';
  const which = held === 0 ? say('il primo', 'the first') : say('il prossimo', 'the next');
  const better =
    recommendedBy === undefined || recommendedBy === nextMeetingBy
      ? say('', '')
      : say(`, meglio entro ${it.il(recommendedBy)}`, `, better by ${en.date(recommendedBy)}`);
  return say(
    `${which.it} ${must ? 'va' : 'andrebbe'} tenuto entro ${it.il(nextMeetingBy)}${better.it}`,
    `${which.en} ${must ? 'must' : 'should'} be held by ${en.date(nextMeetingBy)}${better.en}`,
  );
}
