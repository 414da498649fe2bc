import type { VNode } from 'preact';
import type { StripMark } from '#libs/documents/year-strip/marks.js';
import { type CivilDate, daysUntil } from '#libs/kernel/civil-date.js';
import type { AgreementVisit } from '../../frame/agreement-visit.js';
import { shortDate } from '../../frame/dates.js';
import { notesOf } from './strip-mark-links.js';
import { MarkSign } from './strip-marks.js';

/** What happens on a day, in the list for narrow screens. */
export type Happening =
  | { readonly day: CivilDate; readonly what: 'mark'; readonly mark: StripMark }
  | { readonly day: CivilDate; readonly what: 'today' }
  | { readonly day: CivilDate; readonly what: 'flag'; readonly text: string; readonly isDue: boolean };

interface StepsProps {
  readonly at: AgreementVisit;
  /** By date. */
  readonly happenings: readonly Happening[];
}

/** Of meetings that do not count so many stand open in a row; of more, how many there are. */
const MOST_NOT_COUNTED = 3;

/** What happens in a period, or between two, one under the other. */
export function Steps({ at, happenings }: StepsProps): VNode {
  const { visit } = at;
  return (
    <ol>
      {runsOf(happenings).map((run, index) => {
        const [first] = run;
        const gap = gapAfter(happenings[happenings.indexOf(first) - 1], first);
        return (
          <li key={`${first.day}-${index}`} class={`step${gap}`}>
            {run.length === 1 && <HappeningView at={at} happening={first} />}
            {run.length > 1 && (
              <details>
                <summary>
                  {visit.say(`Incontri che non contano: ${run.length}`, `Meetings that do not count: ${run.length}`)}
                </summary>
                {run.map((happening, number) => (
                  <HappeningView key={`${happening.day}-${number}`} at={at} happening={happening} />
                ))}
              </details>
            )}
          </li>
        );
      })}
    </ol>
  );
}

type Run = readonly [Happening, ...Happening[]];

/** Each by itself, but for a long row of meetings that do not count. */
function runsOf(happenings: readonly Happening[]): Run[] {
  const rows: [Happening, ...Happening[]][] = [];
  for (const happening of happenings) {
    const row = rows.at(-1);
    if (row && isNotCounted(row[0]) && isNotCounted(happening)) row.push(happening);
    else rows.push([happening]);
  }
  return rows.flatMap((row): Run[] => (row.length > MOST_NOT_COUNTED ? [row] : row.map((one): Run => [one])));
}

const isNotCounted = (happening: Happening): boolean =>
  happening.what === 'mark' && happening.mark.kind === 'not-counted' && !happening.mark.isTrial;

/** The longer nothing happens, the more room. */
function gapAfter(before: Happening | undefined, { day }: Happening): string {
  if (!before) return '';
  const days = daysUntil(before.day, day);
  return days > 120 ? ' gap-3' : days > 45 ? ' gap-2' : days > 14 ? ' gap-1' : '';
}

function HappeningView({ at, happening }: { at: AgreementVisit; happening: Happening }): VNode {
  const { visit } = at;
  const day = shortDate(happening.day);
  if (happening.what === 'today') return <p class="today">{visit.say(`oggi, ${day}`, `today, ${day}`)}</p>;
  if (happening.what === 'flag') return <p class={happening.isDue ? 'flag' : 'flag told'}>{happening.text}</p>;
  const { mark } = happening;
  return (
    <p class="point">
      <MarkSign kind={mark.kind} isTrial={mark.isTrial} />
      <span>
        {mark.meeting !== undefined && !mark.isTrial && <a href={at.href(`incontri/${mark.meeting}`)}>{day}</a>}
        {mark.isTrial && <strong>{day}</strong>}
        {mark.missing === undefined && ', '}
        {visit.text(mark.word) + notesOf(visit, mark)}
      </span>
    </p>
  );
}
