import type { CadenceRule } from '#libs/agreement/rules/schema.js';
import { type CivilDate, daysIn, daysUntil } from '#libs/kernel/civil-date.js';
import { say, type Text } from '#libs/kernel/text.js';
import { COMPUTED, toldApart } from '#libs/language/numbers.js';
import { datesOf, en, formula, inBoth, it, labelled } from '#libs/language/words.js';
import { noticeDetail, otherMeetings } from './explain-meetings.js';
import { isClipped, type Requirement } from './required.js';
import type { PeriodJudgement } from './window-verdict.js';
import type { Window } from './windows.js';

/** The arithmetic of a window, so that it can be done again by hand (monitoring-rules 2). */
export function periodDetails(rule: CadenceRule, judgement: PeriodJudgement, on: CivilDate): (Text | undefined)[] {
  const { window, planned, unrecorded } = judgement;
  const isOpen = judgement.withoutMinutes < judgement.required && window.from <= on && on <= window.to;
  return [
    requirementDetail(rule, judgement),
    isOpen ? paceDetail(judgement, on) : undefined,
    isOpen ? capacityDetail(rule, judgement) : undefined,
    nextMeetingDetail(rule, judgement),
    recommendedDetail(judgement),
    planned.length > 0 ? labelled('in programma', 'planned', datesOf(planned)) : undefined,
    unrecorded.length > 0
      ? labelled(
          'in programma per un giorno passato e non registrati',
          'planned for a day that is over and not recorded',
          datesOf(unrecorded),
        )
      : undefined,
    minutesDetail(judgement),
    noticeDetail(rule, judgement),
    otherMeetings(
      judgement.others.filter((meeting) => !judgement.awaitingMinutes.includes(meeting)),
      rule,
    ),
  ];
}

function requirementDetail(rule: CadenceRule, { window, requirement }: PeriodJudgement): Text {
  const { days, wholeDays, minimum } = requirement;
  const term = window.renewal ? say('durata rinnovata', 'renewed term') : say('periodo', 'period');
  const period = say(
    `${term.it} ${it.dal(window.from)} ${it.al(window.to)}`,
    `${term.en} from ${en.date(window.from)} to ${en.date(window.to)}`,
  );
  if (!isClipped(requirement)) {
    return say(
      `${period.it}, ${it.days(days)}: ne chiede ${it.number(minimum)}`,
      `${period.en}, ${en.days(days)}: ${en.number(minimum)} asked`,
    );
  }
  const asked = askedOfPart(window, requirement);
  return say(
    `${period.it}, ${it.days(days)} su ${it.number(wholeDays)}: ${asked.it}${roomOf(rule, requirement).it}`,
    `${period.en}, ${en.days(days)} of ${en.number(wholeDays)}: ${asked.en}${roomOf(rule, requirement).en}`,
  );
}

function askedOfPart({ renewal }: Window, { policy, minimum, days, wholeDays, asked }: Requirement): Text {
  if (policy === 'exempt') return say('un periodo accorciato è esente', 'a shortened period is exempt');
  if (policy === 'full') {
    return say(
      `anche un periodo accorciato ne chiede ${it.number(minimum)}`,
      `even a shortened period asks for ${en.number(minimum)}`,
    );
  }
  const share = (minimum * days) / wholeDays;
  // Told apart from the halves on either side, so that it is seen which way it was rounded.
  const half = { value: Math.floor(share) + 0.5, places: 1, isReached: share >= Math.floor(share) + 0.5 };
  const product = formula`${minimum} × ${days} ÷ ${wholeDays} = ${toldApart({ value: share, places: COMPUTED }, [half]).figure}`;
  const atLeastOne = renewal === 0 && asked === 1 && share < 0.5;
  const least = atLeastOne ? say(' (almeno 1)', ' (at least 1)') : say('', '');
  return say(
    `${product.it}, arrotondato a ${it.number(asked)}${least.it}`,
    `${product.en}, rounded to ${en.number(asked)}${least.en}`,
  );
}

function roomOf(rule: CadenceRule, { asked, room }: Requirement): Text {
  if (asked <= room) return say('', '');
  const spacing = spacingWords(rule);
  return say(
    `, ma${spacing.it} può contenerne al massimo ${it.number(room)}`,
    `, but${spacing.en} it can hold ${en.number(room)} at most`,
  );
}

/** «, a distanza di almeno 14 giorni,»; nothing if one a day is enough. */
function spacingWords({ minSpacingDays }: CadenceRule): Text {
  if (minSpacingDays === 1) return say('', '');
  return say(`, a distanza di almeno ${it.days(minSpacingDays)},`, `, at least ${en.days(minSpacingDays)} apart,`);
}

function paceDetail({ required, window, pace }: PeriodJudgement, on: CivilDate): Text {
  const past = daysUntil(window.from, on);
  const whole = daysIn(window.from, window.to);
  const share = (required * past) / whole;
  // As many as are over in whole numbers: told apart from one more.
  const next = { value: Math.floor(share) + 1, places: 0, isReached: false };
  const product = formula`${required} × ${past} ÷ ${whole} = ${toldApart({ value: share, places: COMPUTED }, [next]).figure}`;
  return say(
    `il passo: ${it.days(past)} ${past === 1 ? 'trascorso' : 'trascorsi'} su ${it.number(whole)}, ${product.it}, quindi ne chiede ${it.number(pace)}`,
    `pace: ${en.days(past)} over of ${en.number(whole)}, ${product.en}, so it asks for ${en.number(pace)}`,
  );
}

function capacityDetail(rule: CadenceRule, judgement: PeriodJudgement): Text {
  const { first, window, capacity, required, withoutMinutes } = judgement;
  const missing = required - withoutMinutes;
  const lacking = say(
    missing === 1 ? 'ne manca 1' : `ne mancano ${it.number(missing)}`,
    `${en.number(missing)} missing`,
  );
  if (capacity === 0) {
    return say(`${lacking.it} e nel periodo non ne sta più nessuno`, `${lacking.en} and the period can hold no more`);
  }
  const spacing = spacingWords(rule);
  return say(
    `${lacking.it}; ${it.dal(first)} ${it.al(window.to)}${spacing.it} ne possono stare ancora ${it.number(capacity)}`,
    `${lacking.en}; from ${en.date(first)} to ${en.date(window.to)}${spacing.en} there is room for ${en.number(capacity)}`,
  );
}

function nextMeetingDetail(rule: CadenceRule, judgement: PeriodJudgement): Text | undefined {
  const after = judgement.required - judgement.withoutMinutes - 1;
  if (judgement.nextMeetingBy === undefined || after === 0) return undefined;
  const end = judgement.window.to;
  const days = inBoth((words) => `${words.number(after)} × ${words.days(rule.minSpacingDays)}`);
  return say(
    `data ultima: dopo il prossimo ne ${after === 1 ? 'manca 1' : `mancano ${it.number(after)}`}, quindi ${days.it} prima ${it.del(end)}`,
    `last date: after the next ${en.number(after)} more, so ${days.en} before ${en.date(end)}`,
  );
}

function recommendedDetail(judgement: PeriodJudgement): Text | undefined {
  const { recommendedBy, required, withoutMinutes, window, first } = judgement;
  if (recommendedBy === undefined) return undefined;
  const days = daysIn(window.from, window.to);
  const product = formula`${days} × ${withoutMinutes + 1} ÷ ${required}`;
  const day = Math.ceil((days * (withoutMinutes + 1)) / required);
  return say(
    `data consigliata: ${product.it}, il giorno ${it.number(day)} del periodo, ma non prima ${it.del(first)} né oltre la data ultima`,
    `recommended: ${product.en}, day ${en.number(day)} of the period, but not before ${en.date(first)} nor after the last date`,
  );
}

function minutesDetail({ awaitingMinutes, withoutMinutes }: PeriodJudgement): Text | undefined {
  if (awaitingMinutes.length === 0) return undefined;
  const dates = datesOf(awaitingMinutes);
  return say(
    `verbali da approvare: ${dates.it} (con tutti i verbali il conto sarebbe ${it.number(withoutMinutes)})`,
    `minutes to approve: ${dates.en} (with all minutes the count would be ${en.number(withoutMinutes)})`,
  );
}
