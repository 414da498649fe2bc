import type { CadenceRule } from '#libs/agreement/rules/schema.js';
import { daysIn, type Period, wholeMonths } from '#libs/kernel/civil-date.js';
import { say, type Text } from '#libs/kernel/text.js';
import { lengthInWords } from '#libs/language/dates.js';
import { en, it, listed } from '#libs/language/words.js';
import { noticeDetail, otherMeetings } from './explain-meetings.js';
import type { RollingJudgement } from './rolling.js';
import type { Interval } from './windows.js';

const MOST_SHORTFALLS = 20;

/** The period that ends on the day, and what happens next. */
export function rollingDetails(rule: CadenceRule, judgement: RollingJudgement): (Text | undefined)[] {
  const { window, required } = judgement;
  const length = rollingLength(judgement.every);
  const period = say(
    `${length.it} fino ${it.al(window.to)} cominciano ${it.il(window.from)} e ne chiedono ${it.number(required)}`,
    `${length.en} to ${en.date(window.to)} begin on ${en.date(window.from)} and ask for ${en.number(required)}`,
  );
  return [period, outlook(judgement), noticeDetail(rule, judgement), otherMeetings(judgement.others, rule)];
}

/** «i dodici mesi», «i 3 mesi» */
function rollingLength(every: Period): Text {
  const months = wholeMonths(every);
  if (months === 12) return say('i dodici mesi', 'the twelve months');
  if (months !== undefined && months > 1) return say(`i ${it.number(months)} mesi`, `the ${en.number(months)} months`);
  const { it: italian, en: english } = lengthInWords(every);
  return say(`i giorni (${italian})`, `the days (${english})`);
}

function outlook(judgement: RollingJudgement): Text | undefined {
  const { verdict, required, held, dayBeforeIsShort, nextShort } = judgement;
  if (verdict === 'behind') {
    return say(
      'il giorno prima erano ancora abbastanza: un incontro oggi basterebbe',
      'the day before there were still enough: a meeting today would do',
    );
  }
  if (verdict === 'missed') {
    if (dayBeforeIsShort) return say('mancavano già il giorno prima', 'they were missing the day before already');
    const missing = required - held;
    return missing > 1
      ? say(`ne mancano ${it.number(missing)}: un incontro non basta`, `${en.number(missing)} missing: one will not do`)
      : undefined;
  }
  if (!nextShort) return undefined;
  const { day, missing } = nextShort;
  if (missing === 1) {
    return say(
      'senza altri incontri sarebbero meno dal giorno indicato',
      'without further meetings there would be too few from that day',
    );
  }
  return say(
    `senza altri incontri ${it.il(day)} ne mancherebbero ${it.number(missing)}: uno al giorno, ${it.days(missing - 1)} prima`,
    `without further meetings ${en.number(missing)} would be missing on ${en.date(day)}: one a day, ${en.days(missing - 1)} earlier`,
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
