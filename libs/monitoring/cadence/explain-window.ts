import type { CadenceRule } from '#libs/agreement/rules/schema.js';
import { addDays, type CivilDate } from '#libs/kernel/civil-date.js';
import { say, type Text } from '#libs/kernel/text.js';
import { clauses, en, it, sentences } from '#libs/language/words.js';
import type { WindowJudgement } from './cadence.js';
import { meetingDates, meetingsNoun } from './explain-meetings.js';
import { rollingDetails } from './explain-rolling.js';
import { periodDetails } from './explain-window-details.js';
import { DAYS_FOR_MINUTES, type WindowVerdict } from './window-verdict.js';

/** A window: first how many of how many and what is to be done, then the arithmetic. */
export function explainWindow(rule: CadenceRule, judgement: WindowJudgement, on: CivilDate): Text {
  const headline = clauses(heldOf(rule, judgement), verdictClause(rule, judgement), nextClause(rule, judgement));
  const details = judgement.kind === 'period' ? periodDetails(rule, judgement, on) : rollingDetails(rule, judgement);
  return sentences(headline, ...details);
}

/** «2 incontri su 3 (10/05/2021, 01/12/2021)». */
export function heldOf(rule: CadenceRule, { held, required, counted }: WindowJudgement): Text {
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

function verdictClause(rule: CadenceRule, judgement: WindowJudgement): Text {
  const words = verdictWords(judgement.verdict, rule.strength);
  if (judgement.verdict === 'upcoming') {
    const { from } = judgement.window;
    return say(`il periodo comincia ${it.il(from)}`, `the period begins on ${en.date(from)}`);
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

/** How a verdict is said; `strength` changes the words alone («deve», «dovrebbe»). */
export function verdictWords(verdict: WindowVerdict, strength: CadenceRule['strength']): Text {
  const must = strength === 'must';
  switch (verdict) {
    case 'not-required':
      return say('nessuno richiesto', 'none required');
    case 'met':
      return must ? say('rispettato', 'kept') : say('in linea con quanto previsto', 'as foreseen');
    case 'missed':
      return must ? say('non rispettato', 'not kept') : say('non in linea con quanto previsto', 'not as foreseen');
    case 'unreachable':
      return must
        ? say('non più raggiungibile', 'no longer reachable')
        : say('quanto previsto non è più raggiungibile', 'what was foreseen is no longer reachable');
    case 'awaiting-minutes':
      return say('in attesa dei verbali', 'awaiting minutes');
    case 'upcoming':
      return say('non ancora cominciato', 'not yet begun');
    case 'secured':
      return say('assicurato dagli incontri in programma', 'secured by the meetings planned');
    case 'on-track':
      return say('in linea con il passo', 'on track');
    case 'behind':
      return say('in ritardo sul passo', 'behind the pace');
  }
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
