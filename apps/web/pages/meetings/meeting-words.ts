import type { MeetingFacts } from '#libs/agreement/core/state.js';
import type { MeetingMode } from '#libs/agreement/meetings/facts.js';
import { addDays, type CivilDate } from '#libs/kernel/civil-date.js';
import { say, type Text } from '#libs/kernel/text.js';
import { presentOf, purposeText } from '#libs/monitoring/cadence/explain-meetings.js';
import { articles, italian, shortDate } from '../../frame/dates.js';
import type { Visit } from '../../frame/visit.js';

export const MODE: Readonly<Record<MeetingMode, Text>> = {
  'in-person': say('in presenza', 'in person'),
  remote: say('a distanza', 'remote'),
  hybrid: say('mista', 'hybrid'),
};

/** «Momento di verifica» */
export const purposeWords = (visit: Visit, purpose: string): string => visit.text(purposeText(purpose));

/** «03/10/2026, ore 17:00–19:00» */
export function whenWords(visit: Visit, { date, startsAt, endsAt }: MeetingFacts): string {
  const from = startsAt?.slice(11);
  if (from === undefined) return shortDate(date);
  const to = endsAt === undefined ? '' : `–${endsAt.slice(11)}`;
  return `${shortDate(date)}, ${visit.say('ore', 'at')} ${from}${to}${endDay(visit, date, endsAt)}`;
}

/** A meeting may go on past midnight. */
function endDay(visit: Visit, date: CivilDate, endsAt: string | undefined): string {
  const day = endsAt?.slice(0, 10) ?? date;
  if (day <= date) return '';
  return day === addDays(date, 1)
    ? visit.say(' del giorno dopo', ' of the next day')
    : visit.say(` ${italian.del(day)}`, ` of ${shortDate(day)}`);
}

/** «Incontro del 03/10/2026 – Tavolo» */
export function meetingTitle(visit: Visit, { date, kind }: MeetingFacts, body: string | undefined): string {
  const day = shortDate(date);
  const what =
    kind === 'public-event'
      ? visit.say(`Evento pubblico ${articles.del(day)}`, `Public event of ${day}`)
      : visit.say(`Incontro ${articles.del(day)}`, `Meeting of ${day}`);
  return body === undefined ? what : `${what} – ${body}`;
}

/** «5 presenti su 6»; who came besides the members is said apart. */
export function presenceWords(visit: Visit, present: readonly string[], members: readonly string[]): string {
  const there = members.filter((id) => present.includes(id)).length;
  const others = present.length - there;
  if (members.length === 0) {
    return visit.say(present.length === 1 ? '1 presente' : `${present.length} presenti`, `${present.length} present`);
  }
  const besides =
    others === 0 ? '' : visit.say(`, più ${others} ${others === 1 ? 'altro' : 'altri'}`, `, and ${others} more`);
  return visit.text(presentOf(there, members.length)) + besides;
}
