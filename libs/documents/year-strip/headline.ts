import { type CadenceRule, minimumOf } from '#libs/agreement/rules/schema.js';
import type { CivilDate } from '#libs/kernel/civil-date.js';
import { say, type Text } from '#libs/kernel/text.js';
import { BESIDES } from '#libs/language/lexicon.js';
import { capitalised, datesOf, en, it, joined, outOf } from '#libs/language/words.js';
import type { CadenceJudgement, WindowJudgement } from '#libs/monitoring/cadence/cadence.js';
import { isSilent, isSilentStretch, shortBefore } from '#libs/monitoring/cadence/cadence-words.js';
import { meetingsNoun } from '#libs/monitoring/cadence/explain-meetings.js';
import { periodWords } from '#libs/monitoring/cadence/readings.js';
import type { RollingJudgement } from '#libs/monitoring/cadence/rolling.js';
import type { PeriodJudgement } from '#libs/monitoring/cadence/window-verdict.js';
import type { Interval } from '#libs/monitoring/cadence/windows.js';
import { lookedBack } from './looked-back.js';

/** «Tavolo: almeno 3 incontri in ogni anno dell’accordo» */
export function ruleTitle(rule: CadenceRule, body: string | undefined): Text {
  const minimum = minimumOf(rule);
  const [noun, each] = [meetingsNoun(rule, minimum), periodWords(rule)];
  const [start, name] = body === undefined ? [say('Almeno', 'At least'), ''] : [say('almeno', 'at least'), `${body}: `];
  return say(
    `${name}${start.it} ${minimum} ${noun.it} ${each.it}`,
    `${name}${start.en} ${minimum} ${noun.en} ${each.en}`,
  );
}

/** How the rule stands, for who reads nothing else: the count of the period, what is to be done, what went wrong. */
export function headlineOf(judged: CadenceJudgement, on: CivilDate): Text {
  const { withdrawnOn } = judged;
  const stands = standing(judged, on);
  if (withdrawnOn === undefined) return stands ?? NOTHING_TO_JUDGE;
  return joined([withdrawnSentence(withdrawnOn, it.short(withdrawnOn)), stands], ' ');
}

/** `english`: the day as it is written there. */
export const withdrawnSentence = (day: CivilDate, english: string): Text =>
  say(
    `Regola ritirata ${it.dal(day, it.short)}: resta giudicato quello che era finito prima.`,
    `Rule withdrawn from ${english}: what was over before stays judged.`,
  );

/** Undefined where there is neither a period nor a day to tell of. */
function standing(judged: CadenceJudgement, on: CivilDate): Text | undefined {
  const { windows, definition } = judged;
  if (windows.length === 0) return shortEarlier(judged, on);
  const window = windowNow(windows, on);
  const isUnknown = window.verdict === 'missed' && isSilent(judged, window.window);
  const now = isUnknown
    ? silent(window, definition, on)
    : window.kind === 'rolling'
      ? rolling(window, definition, on)
      : period(window, definition, on);
  const earlier = window.kind === 'rolling' ? shortEarlier(judged, on) : missedBesides(judged, window);
  return joined([now, noticeWords(window, definition), earlier], ' ');
}

/** «Avviso spedito meno di 5 giorni prima: 10/05/2022.» It changes no count. */
function noticeWords({ shortNotice, unknownNotice }: WindowJudgement, { noticeDays }: CadenceRule): Text | undefined {
  if (noticeDays === undefined) return undefined;
  const late = say(
    `Avviso spedito meno di ${it.days(noticeDays)} prima: ${datesOf(shortNotice).it}.`,
    `Convened less than ${en.days(noticeDays)} before: ${datesOf(shortNotice).en}.`,
  );
  const unknown = say(
    `Non si sa quando fu spedito l’avviso: ${datesOf(unknownNotice).it}.`,
    `When notice was given is not known: ${datesOf(unknownNotice).en}.`,
  );
  return joined([shortNotice.length > 0 ? late : undefined, unknownNotice.length > 0 ? unknown : undefined], ' ');
}

/** A rule from a day that lies after the end. */
const NOTHING_TO_JUDGE = say(
  'La regola vale da quando l’accordo è finito: non c’è nessun periodo da giudicare.',
  'The rule holds from after the end of the agreement: there is no period to be judged.',
);

/** The period of the day; before them all the first, after them all the last. */
function windowNow(windows: readonly WindowJudgement[], on: CivilDate): WindowJudgement {
  const current = windows.find(({ window }) => window.from <= on && on <= window.to);
  return current ?? windows.findLast(({ window }) => window.from <= on) ?? windows[0]!;
}

function period(judged: PeriodJudgement, rule: CadenceRule, on: CivilDate): Text {
  const { window, held, required, verdict } = judged;
  const [from, to] = [it.short(window.from), it.short(window.to)];
  const span = spanOf(window);
  const noun = meetingsNoun(rule, held);
  const due = meetingsNoun(rule, required);
  const count =
    held > required
      ? say(
          `${span.it}: ${held} ${noun.it} (minimo ${required})`,
          `${span.en}: ${held} ${noun.en} (minimum ${required})`,
        )
      : say(`${span.it}: ${held} ${noun.it} su ${required}`, `${span.en}: ${held} of ${required} ${due.en}`);
  const waiting = Math.min(judged.withoutMinutes, required) - held;
  const missing = Math.max(0, required - held);
  switch (verdict) {
    case 'not-required':
      return say(`${span.it} non ne è richiesto nessuno.`, `${span.en} none is required.`);
    case 'upcoming':
      return say(
        `Si comincia ${it.il(window.from, it.short)}: ${required} ${due.it} entro ${it.il(window.to, it.short)}.`,
        `It begins on ${from}: ${required} ${due.en} by ${to}.`,
      );
    case 'met':
      return say(`${count.it}.`, `${count.en}.`);
    case 'missed':
      return say(
        `${count.it}: ${missedWords(missing, rule.strength).it}.`,
        `${count.en}: ${missedWords(missing, rule.strength).en}.`,
      );
    case 'unreachable':
      return say(
        `${count.it}: ${missing === 1 ? 'ne manca 1' : `ne mancano ${missing}`}, e nel tempo che resta non ci ${judged.capacity === 1 ? 'sta che 1' : `stanno che ${judged.capacity}`}.`,
        `${count.en}: ${missing} missing, and the time left has room for ${judged.capacity}.`,
      );
    case 'awaiting-minutes':
      return say(
        `${count.it}; bastano quelli tenuti, quando i verbali sono approvati.`,
        `${count.en}; those held are enough once their minutes are approved.`,
      );
    default:
      return next(waiting > 0 ? withWaiting(count, waiting) : count, judged, rule, on);
  }
}

/** What would count already, were its minutes approved. */
const withWaiting = (count: Text, waiting: number): Text =>
  say(`${count.it}, ${waiting} in attesa del verbale`, `${count.en}, ${waiting} awaiting minutes`);

/** Those of a period that is over; what only should have been is not missed. */
export function missedWords(missing: number, strength: CadenceRule['strength']): Text {
  if (strength === 'should') return say(`${missing} in meno di quanto previsto`, `${missing} fewer than foreseen`);
  return say(missing === 1 ? 'ne è mancato 1' : `ne sono mancati ${missing}`, `${missing} missed`);
}

/** Of a period without any record nobody can tell how many were missed. */
function silent(judged: WindowJudgement, rule: CadenceRule, on: CivilDate): Text {
  const { window, required } = judged;
  const { word } = BESIDES['nothing-recorded'];
  const days = judged.kind === 'rolling' ? lookedBack(judged.every, window.to, window.to === on) : spanOf(window);
  const one = required === 1;
  const asked =
    rule.strength === 'must'
      ? say(one ? 'richiesto' : 'richiesti', 'required')
      : say(one ? 'previsto' : 'previsti', 'foreseen');
  return say(
    `${days.it}: ${word.it}, su ${required} ${asked.it}.`,
    `${days.en}: ${word.en}, of ${required} ${asked.en}.`,
  );
}

const spanOf = ({ from, to }: Interval): Text =>
  say(`${dal(from)} ${it.al(to, it.short)}`, `From ${it.short(from)} to ${it.short(to)}`);

/** A rule that says «dovrebbe» asks; one that says «deve» demands. */
function next(
  count: Text,
  { planned, recommendedBy, nextMeetingBy, verdict }: PeriodJudgement,
  rule: CadenceRule,
  on: CivilDate,
): Text {
  const must = rule.strength === 'must';
  const some =
    planned.length > 0 ? say(`, ${planned.length} in programma`, `, ${planned.length} planned`) : say('', '');
  const start = say(`${count.it}${some.it}.`, `${count.en}${some.en}.`);
  if (verdict === 'secured' || nextMeetingBy === undefined) {
    return say(`${start.it} Con quelli in programma bastano.`, `${start.en} With those planned there are enough.`);
  }
  const last = nextMeetingBy;
  const today = on === nextMeetingBy ? say(' (oggi)', ' (today)') : say('', '');
  const pace = recommendedBy === undefined || recommendedBy === nextMeetingBy ? undefined : recommendedBy;
  const has = must ? say('va tenuto', 'must be held') : say('andrebbe tenuto', 'should be held');
  return pace === undefined
    ? say(
        `${start.it} Il prossimo ${has.it} entro ${it.il(last, it.short)}${today.it}.`,
        `${start.en} The next ${has.en} by ${it.short(last)}${today.en}.`,
      )
    : say(
        `${start.it} Il prossimo ${has.it} entro ${it.il(pace, it.short)} per stare al passo, al più tardi ${it.il(last, it.short)}.`,
        `${start.en} The next ${has.en} by ${it.short(pace)} to keep pace, on ${it.short(last)} at the latest.`,
      );
}

function rolling(
  { every, held, required, verdict, nextMeetingBy, window }: RollingJudgement,
  rule: CadenceRule,
  on: CivilDate,
): Text {
  const isToday = window.to === on;
  const count = joined([lookedBack(every, window.to, isToday), outOf(held, required)], ' ');
  if (verdict === 'met') {
    const has = rule.strength === 'must' ? say('va tenuto', 'must be held') : say('andrebbe tenuto', 'should be held');
    return nextMeetingBy === undefined
      ? say(`${count.it}.`, `${count.en}.`)
      : say(
          `${count.it}. Il prossimo ${has.it} entro ${it.il(nextMeetingBy, it.short)}.`,
          `${count.en}. The next ${has.en} by ${it.short(nextMeetingBy)}.`,
        );
  }
  return isToday
    ? say(`${count.it}: sono troppo pochi, il prossimo serve ora.`, `${count.en}: too few, the next is needed now.`)
    : say(`${count.it}: sono stati troppo pochi.`, `${count.en}: they were too few.`);
}

/** Nor are days that were short, those aside that lead to today. */
function shortEarlier(judged: CadenceJudgement, on: CivilDate): Text | undefined {
  const before = shortBefore(judged, on);
  const [only] = before;
  if (!only) return undefined;
  const isUnknown = before.every((stretch) => isSilentStretch(judged, stretch));
  if (before.length === 1) {
    return onDays(only, isUnknown ? undefined : say('furono troppo pochi', 'there were too few'));
  }
  return isUnknown
    ? say(
        `In ${before.length} tratti passati nessun incontro è registrato.`,
        `In ${before.length} earlier stretches no meeting is recorded.`,
      )
    : say(
        `In ${before.length} tratti passati furono troppo pochi.`,
        `In ${before.length} earlier stretches there were too few.`,
      );
}

/** A period missed is not forgotten. */
function missedBesides(judged: CadenceJudgement, now: WindowJudgement): Text | undefined {
  const missed = judged.windows.filter((window) => window !== now && window.verdict === 'missed');
  const [only] = missed;
  if (!only) return undefined;
  const isUnknown = missed.every(({ window }) => isSilent(judged, window));
  if (missed.length === 1) {
    const count = outOf(only.held, only.required);
    return onDays(only.window, isUnknown ? undefined : say(`furono ${count.it}`, `there were ${count.en}`));
  }
  return isUnknown
    ? say(
        `In altri ${missed.length} periodi nessun incontro è registrato.`,
        `In ${missed.length} other periods no meeting is recorded.`,
      )
    : say(
        `In altri ${missed.length} periodi non furono abbastanza.`,
        `In ${missed.length} other periods there were too few.`,
      );
}

/** What there was on some days; undefined where nobody can tell. */
function onDays(days: Interval, what: Text | undefined): Text {
  const said = what ?? BESIDES['nothing-recorded'].word;
  const span = spanOf(days);
  return say(`${span.it} ${said.it}.`, `${span.en} ${said.en}.`);
}

const dal = (date: CivilDate): string => capitalised(it.dal(date, it.short));
