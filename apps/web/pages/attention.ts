import type { Tone } from '#libs/documents/report-document.js';
import { DEADLINE } from '#libs/documents/words.js';
import type { Caller } from '#libs/identity/rights.js';
import { visibleAgreements } from '#libs/identity/rights.js';
import { addDays, type CivilDate } from '#libs/kernel/civil-date.js';
import { isRefusal, Refused } from '#libs/kernel/refusal.js';
import type { AgreementSummary } from '#libs/monitoring/summary.js';
import type { PortfolioFilters, PortfolioQuery } from '#libs/portfolio/portfolio-query.js';
import type { PortfolioReading } from '#libs/portfolio/portfolio-reading.js';
import { shortDate } from './dates.js';
import type { Visit } from './visit.js';

/** How many days ahead a deadline is about to be missed. */
const SOON_DAYS = 30;
/** Of each kind: a list that is longer is not read, and the filters below find the rest. */
const MOST = 8;

/** One thing that is about to be missed, or was: a line, and where it is. */
export interface Alarm {
  readonly tone: Tone;
  readonly agreement: string;
  readonly title: string;
  readonly text: string;
  /** The section of the agreement's page that it is about. */
  readonly section: 'riunioni' | 'impegni' | 'scadenze';
}

/** Whatever of agreements in force is about to be missed, from the rows of the list: the worst first. */
export async function alarmsFor(
  visit: Visit,
  caller: Caller,
  portfolio: PortfolioReading,
  today: CivilDate,
): Promise<readonly Alarm[]> {
  const visible = visibleAgreements(caller);
  const summaries = async (filters: Partial<PortfolioFilters>, sort: PortfolioQuery['sort']) => {
    const inForce = {
      words: [],
      statuses: ['running', 'open-ended'],
      includeArchived: false,
      includeAnnulled: false,
    } as const;
    const found = await portfolio.page({ filters: { ...inForce, ...filters }, sort, limit: MOST }, visible);
    if (isRefusal(found)) throw new Refused(found);
    return found.items.flatMap(({ summary }) => (summary ? [summary] : []));
  };
  const [meetings, commitments, deadlines] = await Promise.all([
    summaries({ cadences: ['breached', 'at-risk'] }, [{ field: 'cadence', descending: false }]),
    summaries({ commitments: ['overdue', 'unconfirmed'] }, [{ field: 'commitmentsOverdue', descending: true }]),
    summaries({ deadlineBefore: addDays(today, SOON_DAYS + 1), deadlineAfter: addDays(today, -1) }, [
      { field: 'nextDeadline', descending: false },
    ]),
  ]);
  return [
    ...meetings.map((summary) => meetingAlarm(visit, summary)),
    ...commitments.map((summary) => commitmentAlarm(visit, summary)),
    ...deadlines.flatMap((summary) => deadlineAlarm(visit, summary)),
  ];
}

function meetingAlarm(visit: Visit, { agreement, title, cadence }: AgreementSummary): Alarm {
  const window = cadence?.window;
  const count = window
    ? visit.say(
        `${window.held} ${window.held === 1 ? 'incontro' : 'incontri'} su ${window.required}`,
        `${window.held} of ${window.required} meetings`,
      )
    : visit.say('troppo pochi incontri', 'too few meetings');
  const next = window?.recommendedBy ?? window?.nextMeetingBy;
  const by =
    next === undefined
      ? ''
      : visit.say(`; il prossimo entro il ${shortDate(next)}`, `; the next by ${shortDate(next)}`);
  const tone: Tone = cadence?.verdict === 'breached' ? 'bad' : 'warning';
  return { tone, agreement, title, text: count + by, section: 'riunioni' };
}

function commitmentAlarm(visit: Visit, { agreement, title, commitments }: AgreementSummary): Alarm {
  const { overdue, unconfirmed } = commitments;
  const late = visit.say(`${overdue} ${overdue === 1 ? 'impegno scaduto' : 'impegni scaduti'}`, `${overdue} overdue`);
  const silent = visit.say(`${unconfirmed} da confermare`, `${unconfirmed} to be confirmed`);
  const said = [overdue > 0 && late, unconfirmed > 0 && silent].filter(Boolean).join(', ');
  const text = visit.say(overdue > 0 ? said : `impegni: ${said}`, `commitments: ${said}`);
  return { tone: overdue > 0 ? 'bad' : 'warning', agreement, title, text, section: 'impegni' };
}

/** A meeting that is due stands among the meetings already where its rule is at risk. */
function deadlineAlarm(visit: Visit, { agreement, title, nextDeadline, cadence }: AgreementSummary): Alarm[] {
  if (!nextDeadline || (nextDeadline.kind === 'meeting' && cadence?.verdict !== 'compliant')) return [];
  const text = `${visit.text(DEADLINE[nextDeadline.kind])}: ${shortDate(nextDeadline.date)}`;
  return [{ tone: 'warning', agreement, title, text, section: 'scadenze' }];
}
