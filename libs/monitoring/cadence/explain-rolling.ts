import type { CadenceRule } from '#libs/agreement/rules/schema.js';
import { daysIn } from '#libs/kernel/civil-date.js';
import { say, type Text } from '#libs/kernel/text.js';
import { en, it, listed } from '#libs/language/words.js';
import { otherMeetings } from './explain-meetings.js';
import type { RollingJudgement } from './rolling.js';
import type { Interval } from './windows.js';

const MOST_SHORTFALLS = 20;

/** The year that ends on the day, and what happens next. */
export function rollingDetails(rule: CadenceRule, judgement: RollingJudgement): (Text | undefined)[] {
  const { window, verdict, required, nextMeetingBy } = judgement;
  const year = say(
    `i dodici mesi fino ${it.al(window.to)} cominciano ${it.il(window.from)} e ne chiedono ${it.number(required)}`,
    `the twelve months to ${en.date(window.to)} begin on ${en.date(window.from)} and ask for ${en.number(required)}`,
  );
  return [year, outlook(verdict, nextMeetingBy, judgement.dayBeforeIsShort), otherMeetings(judgement.others, rule)];
}

function outlook(
  verdict: RollingJudgement['verdict'],
  nextMeetingBy: string | undefined,
  dayBeforeIsShort: boolean,
): Text | undefined {
  if (verdict === 'behind') {
    return say(
      'il giorno prima erano ancora abbastanza: un incontro oggi basterebbe',
      'the day before there were still enough: a meeting today would do',
    );
  }
  if (verdict === 'missed') {
    return dayBeforeIsShort
      ? say('mancavano già il giorno prima', 'they were missing the day before already')
      : undefined;
  }
  if (nextMeetingBy === undefined) return undefined;
  return say(
    `senza altri incontri sarebbero meno dal giorno indicato`,
    `without further meetings there would be too few from that day`,
  );
}

/** «dal 15 agosto 2023 all’8 ottobre 2023 (55 giorni)». */
export function shortfallWords(shortfalls: readonly Interval[]): Text {
  return listed(shortfalls, MOST_SHORTFALLS, ({ from, to }) => {
    const days = daysIn(from, to);
    return days === 1
      ? say(it.il(from), en.date(from))
      : say(
          `${it.dal(from)} ${it.al(to)} (${it.days(days)})`,
          `from ${en.date(from)} to ${en.date(to)} (${en.days(days)})`,
        );
  });
}
