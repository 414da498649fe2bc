import type { CadenceRule } from '#libs/agreement/rules/schema.js';
import { addDays, type CivilDate } from '#libs/kernel/civil-date.js';
import { say, type Text } from '#libs/kernel/text.js';
import { capitalised, it } from '#libs/language/words.js';
import type { CadenceJudgement, WindowJudgement } from '#libs/monitoring/cadence/cadence.js';
import { periodWords } from '#libs/monitoring/cadence/explain-cadence.js';
import { meetingsNoun } from '#libs/monitoring/cadence/explain-meetings.js';
import type { RollingJudgement } from '#libs/monitoring/cadence/rolling.js';
import type { PeriodJudgement } from '#libs/monitoring/cadence/window-verdict.js';

/** «Tavolo: almeno 3 incontri in ogni anno dell’accordo» */
export function ruleTitle(rule: CadenceRule, body: string | undefined): Text {
  const { minimum, per } = rule;
  const [noun, each] = [meetingsNoun(rule, minimum), periodWords(per)];
  const [start, name] = body === undefined ? [say('Almeno', 'At least'), ''] : [say('almeno', 'at least'), `${body}: `];
  return say(
    `${name}${start.it} ${minimum} ${noun.it} ${each.it}`,
    `${name}${start.en} ${minimum} ${noun.en} ${each.en}`,
  );
}

/** How the rule stands, for who reads nothing else: the count of the period, what is to be done, what went wrong. */
export function headlineOf(judged: CadenceJudgement, on: CivilDate): Text {
  const { windows, definition } = judged;
  if (windows.length === 0) return NOTHING_TO_JUDGE;
  const window = windowNow(windows, on);
  const now = window.kind === 'rolling' ? rolling(window, definition, on) : period(window, definition, on);
  const earlier = window.kind === 'rolling' ? shortBefore(judged, on) : missedBesides(windows, window);
  return earlier ? say(`${now.it} ${earlier.it}`, `${now.en} ${earlier.en}`) : now;
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
  const span = say(`${dal(window.from)} ${it.al(window.to, it.short)}`, `From ${from} to ${to}`);
  const noun = meetingsNoun(rule, held);
  const due = meetingsNoun(rule, required);
  const count = say(`${span.it}: ${held} ${noun.it} su ${required}`, `${span.en}: ${held} of ${required} ${due.en}`);
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
        `${count.it}: ${missing === 1 ? 'ne è mancato 1' : `ne sono mancati ${missing}`}.`,
        `${count.en}: ${missing} missed.`,
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
      return next(count, judged, rule, on);
  }
}

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
  { held, required, verdict, nextMeetingBy, window }: RollingJudgement,
  rule: CadenceRule,
  on: CivilDate,
): Text {
  const isToday = window.to === on;
  const count = isToday
    ? say(`Negli ultimi dodici mesi ${held} su ${required}`, `In the last twelve months ${held} of ${required}`)
    : say(
        `Nei dodici mesi fino ${it.al(window.to, it.short)} ${held} su ${required}`,
        `In the twelve months until ${it.short(window.to)} ${held} of ${required}`,
      );
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
function shortBefore({ shortfalls = [] }: CadenceJudgement, on: CivilDate): Text | undefined {
  const before = shortfalls.filter(({ to }) => to < addDays(on, -1));
  const [only] = before;
  if (!only) return undefined;
  if (before.length === 1) {
    return say(
      `${dal(only.from)} ${it.al(only.to, it.short)} furono troppo pochi.`,
      `From ${it.short(only.from)} to ${it.short(only.to)} there were too few.`,
    );
  }
  return say(
    `In ${before.length} tratti passati furono troppo pochi.`,
    `In ${before.length} earlier stretches there were too few.`,
  );
}

/** A period missed is not forgotten. */
function missedBesides(windows: readonly WindowJudgement[], now: WindowJudgement): Text | undefined {
  const missed = windows.filter((window) => window !== now && window.verdict === 'missed');
  const [only] = missed;
  if (!only) return undefined;
  if (missed.length === 1) {
    const days = [it.short(only.window.from), it.short(only.window.to)] as const;
    return say(
      `${dal(only.window.from)} ${it.al(only.window.to, it.short)} furono ${only.held} su ${only.required}.`,
      `From ${days[0]} to ${days[1]} there were ${only.held} of ${only.required}.`,
    );
  }
  return say(
    `In altri ${missed.length} periodi non furono abbastanza.`,
    `In ${missed.length} other periods there were too few.`,
  );
}

const dal = (date: CivilDate): string => capitalised(it.dal(date, it.short));
