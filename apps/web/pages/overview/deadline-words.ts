import { deadlineWords } from '#libs/documents/words.js';
import type { CivilDate } from '#libs/kernel/civil-date.js';
import { daysFrom } from '#libs/language/dates.js';
import type { Deadline, DeadlineKind } from '#libs/monitoring/tasks/deadline.js';
import { shortDate } from '../../frame/dates.js';
import type { Visit } from '../../frame/visit.js';

/** Named right after what they are: the name says which. */
const NAMED_AT_ONCE: ReadonlySet<DeadlineKind> = new Set(['indicator-report', 'target', 'deliverable']);

/** «scadenza di un impegno: 06/01/2026 (fra 5 giorni), «Consegna»» */
export function deadlineInWords(visit: Visit, deadline: Deadline, today: CivilDate, isLate: boolean): string {
  const { date, kind, title } = deadline;
  const isAtOnce = NAMED_AT_ONCE.has(kind);
  const what = visit.text(deadlineWords(deadline)) + (isAtOnce && title !== null ? ` «${title}»` : '');
  const when = `${shortDate(date)} (${visit.text(daysFrom(today, date))})`;
  const by = isLate ? visit.say(`scadenza passata, ${when}`, `overdue, ${when}`) : when;
  return `${what}: ${by}${!isAtOnce && title !== null ? `, ${named(deadline, title)}` : ''}`;
}

/** «06/01/2026 (fra 5 giorni): scadenza di un impegno, «Consegna»» */
export function deadlineInCard(visit: Visit, deadline: Deadline, today: CivilDate): string {
  const { date, title } = deadline;
  const name = title === null ? '' : `, ${named(deadline, title)}`;
  return `${shortDate(date)} (${visit.text(daysFrom(today, date))}): ${visit.text(deadlineWords(deadline))}${name}`;
}

/** Bodies are called by their names, what somebody has put into words is quoted. */
const NAMES: ReadonlySet<DeadlineKind> = new Set(['meeting', 'meeting-pace', 'planned-meeting', 'decision']);

const named = ({ kind }: Deadline, title: string): string => (NAMES.has(kind) ? title : `«${title}»`);
