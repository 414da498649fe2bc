import type { CivilDate } from '#libs/kernel/civil-date.js';
import { say, type Text } from '#libs/kernel/text.js';
import { WINDOW, windowWord } from '#libs/language/lexicon.js';
import { outOf } from '#libs/language/words.js';
import type { WindowSummary } from '#libs/monitoring/cadence/cadence-summary.js';
import type { WindowVerdict } from '#libs/monitoring/cadence/window-verdict.js';
import type { MeetingsAlarm } from '#libs/monitoring/tasks/alarms.js';
import type { Convened } from '#libs/monitoring/tasks/coverage.js';
import { articles, italian, shortDate } from '../../frame/dates.js';
import type { Visit } from '../../frame/visit.js';

/** «Il prossimo entro il …»: the day that keeps the pace, or, where that has come, the last useful one. */
export function nextMeetingInWords(
  visit: Visit,
  { nextMeetingBy, recommendedBy }: WindowSummary,
  today: CivilDate,
): string | undefined {
  if (recommendedBy !== undefined && recommendedBy > today) {
    const by = shortDate(recommendedBy);
    return visit.say(`il prossimo entro ${articles.il(by)} per stare al passo`, `the next by ${by} to keep the pace`);
  }
  if (nextMeetingBy === undefined) return undefined;
  const by = shortDate(nextMeetingBy);
  return nextMeetingBy > today
    ? visit.say(
        `il prossimo al più presto, non oltre ${articles.il(by)}`,
        `the next as soon as possible, by ${by} at the latest`,
      )
    : visit.say('il prossimo subito', 'the next at once');
}

/** Of a period that runs: what the count alone does not say. */
export const WHY: Readonly<Partial<Record<WindowVerdict, Text>>> = {
  unreachable: say(`, ${WINDOW.unreachable.word.it}`, `, ${WINDOW.unreachable.word.en}`),
  'awaiting-minutes': say(
    ' con il verbale approvato: per il resto si attendono i verbali',
    ' with approved minutes: for the rest minutes are awaited',
  ),
};

/** What the verdict of a rule rests on, and what can still be done: both windows, where they are two. */
export function meetingsInWords(visit: Visit, alarm: MeetingsAlarm, today: CivilDate): string {
  const { window, judged, strength, silence } = alarm;
  const isAnother = judged !== null && judged.from !== window?.from;
  const verdict = judged && visit.text(windowWord(judged.verdict, strength, silence !== undefined).word);
  const past = isAnother
    ? visit.say(
        `${meetings(visit, judged)} ${italian.dal(judged.from)} ${italian.al(judged.to)}: ${verdict}`,
        `${meetings(visit, judged)} from ${shortDate(judged.from)} to ${shortDate(judged.to)}: ${verdict}`,
      )
    : shortInWords(visit, alarm);
  const why = judged && !isAnother ? WHY[judged.verdict] : undefined;
  const now =
    window &&
    [meetings(visit, window) + (why ? visit.text(why) : ''), toDoInWords(visit, alarm, today)]
      .filter(Boolean)
      .join('; ');
  if (past && now) return `${past}. ${visit.say('Ora', 'Now')} ${now}`;
  const minutes = window ? undefined : minutesInWords(visit, alarm);
  return [past || now || visit.say('troppo pochi incontri', 'too few meetings'), minutes].filter(Boolean).join('; ');
}

/** «troppo pochi incontri dal 11/09/2026 al 19/10/2026»: what a count of today does not tell. */
export function shortInWords(visit: Visit, { short }: MeetingsAlarm): string | undefined {
  if (!short) return undefined;
  const { from, to, stretches } = short;
  const days = visit.say(`${italian.dal(from)} ${italian.al(to)}`, `from ${shortDate(from)} to ${shortDate(to)}`);
  return stretches === 1
    ? visit.say(`troppo pochi incontri ${days}`, `too few meetings ${days}`)
    : visit.say(
        `troppo pochi incontri in ${stretches} tratti passati, l’ultimo ${days}`,
        `too few meetings in ${stretches} earlier stretches, the last ${days}`,
      );
}

/** What is planned, what only blocks, and by when one more is needed: empty for nothing. */
export const toDoInWords = (visit: Visit, alarm: MeetingsAlarm, today: CivilDate): string =>
  [minutesInWords(visit, alarm), convenedInWords(visit, alarm.convened), nextInWords(visit, alarm, today)]
    .filter(Boolean)
    .join('; ');

/** «approvare il verbale del 25/10/2026 porta a 2 su 3» */
function minutesInWords(visit: Visit, { minutes }: MeetingsAlarm): string | undefined {
  if (!minutes) return undefined;
  const days = daysInWords(visit, minutes.meetings);
  const isOne = minutes.meetings.length === 1;
  const isWritten = minutes.meetings.every(({ written }) => written);
  const { it, en } = outOf(minutes.held, minutes.required);
  const [act, does] = isWritten ? ['approvare', 'approving'] : ['scrivere e approvare', 'writing and approving'];
  return visit.say(
    `${act} ${isOne ? 'il verbale' : 'i verbali'} ${articles.del(days)} porta a ${it}`,
    `${does} the minutes of ${days} makes it ${en}`,
  );
}

/** «quello del 07/12/2026 è già convocato» */
export function convenedInWords(visit: Visit, convened: readonly { readonly date: CivilDate }[]): string | undefined {
  if (convened.length === 0) return undefined;
  const days = daysInWords(visit, convened);
  return convened.length === 1
    ? visit.say(`quello ${articles.del(days)} è già convocato`, `that of ${days} is convened already`)
    : visit.say(`quelli ${articles.del(days)} sono già convocati`, `those of ${days} are convened already`);
}

/** What is convened, and by when one more is needed; undefined where nothing is. */
export function plannedInWords(visit: Visit, { convened, missingBy }: Convened): string | undefined {
  const there = convenedInWords(visit, convened);
  return there === undefined ? undefined : [there, missingInWords(visit, missingBy)].filter(Boolean).join('; ');
}

function nextInWords(
  visit: Visit,
  { window, convened, missingBy }: MeetingsAlarm,
  today: CivilDate,
): string | undefined {
  if (convened.length === 0) return window ? nextMeetingInWords(visit, window, today) : undefined;
  return missingInWords(visit, missingBy);
}

function missingInWords(visit: Visit, missingBy: CivilDate | undefined): string | undefined {
  if (missingBy === undefined) return undefined;
  const day = shortDate(missingBy);
  return visit.say(
    `ne serve un altro, non oltre ${italian.il(missingBy)}`,
    `one more is needed, by ${day} at the latest`,
  );
}

function daysInWords(visit: Visit, meetings: readonly { readonly date: CivilDate }[]): string {
  const days = meetings.map(({ date }) => shortDate(date));
  const last = days.at(-1) ?? '';
  return days.length < 2 ? last : `${days.slice(0, -1).join(', ')} ${visit.say('e', 'and')} ${last}`;
}

function meetings(visit: Visit, { held, required }: { readonly held: number; readonly required: number }): string {
  return visit.say(`${held} ${held === 1 ? 'incontro' : 'incontri'} su ${required}`, `${held} of ${required} meetings`);
}
