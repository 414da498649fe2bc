import type { CivilDate } from '#libs/kernel/civil-date.js';
import { say, type Text } from '#libs/kernel/text.js';
import { WINDOW, windowWord } from '#libs/language/lexicon.js';
import type { CadenceSummary, Silence, WindowSummary } from '#libs/monitoring/cadence/cadence-summary.js';
import type { WindowVerdict } from '#libs/monitoring/cadence/window-verdict.js';

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
export function meetingsInWords(
  visit: Visit,
  { window, judged, strength }: CadenceSummary,
  silence: Silence | undefined,
  today: CivilDate,
): string {
  const isAnother = judged !== null && judged.from !== window?.from;
  const verdict = judged && visit.text(windowWord(judged.verdict, strength, silence !== undefined).word);
  const past =
    isAnother &&
    visit.say(
      `${meetings(visit, judged)} ${italian.dal(judged.from)} ${italian.al(judged.to)}: ${verdict}`,
      `${meetings(visit, judged)} from ${shortDate(judged.from)} to ${shortDate(judged.to)}: ${verdict}`,
    );
  const why = judged && !isAnother ? WHY[judged.verdict] : undefined;
  const now =
    window &&
    [meetings(visit, window) + (why ? visit.text(why) : ''), nextMeetingInWords(visit, window, today)]
      .filter(Boolean)
      .join('; ');
  if (past && now) return `${past}. ${visit.say('Ora', 'Now')} ${now}`;
  return past || now || visit.say('troppo pochi incontri', 'too few meetings');
}

function meetings(visit: Visit, { held, required }: { readonly held: number; readonly required: number }): string {
  return visit.say(`${held} ${held === 1 ? 'incontro' : 'incontri'} su ${required}`, `${held} of ${required} meetings`);
}
