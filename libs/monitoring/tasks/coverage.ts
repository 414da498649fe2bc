import type { MeetingState } from '#libs/agreement/core/state.js';
import { addDays, type CivilDate } from '#libs/kernel/civil-date.js';
import type { CadenceJudgement, WindowJudgement } from '../cadence/cadence.js';
import { countIn, datedIn, type HeldMeeting } from '../cadence/counting.js';
import { scheduledMeetings } from '../cadence/planned.js';
import type { Judgement } from '../judgement.js';

/** A meeting of a window, by its id. */
export interface MeetingThere {
  readonly id: string;
  readonly date: CivilDate;
}

/** What is convened already for a window that still needs meetings. */
export interface Convened {
  /** Those that are early enough, by date. */
  readonly convened: readonly MeetingThere[];
  /** The last useful day for one that nobody has convened yet; undefined where those are enough. */
  readonly missingBy?: CivilDate | undefined;
}

/** Of a window without a last useful day there is nothing to convene for. */
export function convenedFor(
  { state, on }: Pick<Judgement, 'state' | 'on'>,
  { definition }: CadenceJudgement,
  window: WindowJudgement,
): Convened {
  const { nextMeetingBy } = window;
  if (nextMeetingBy === undefined) return { convened: [] };
  const spacing = definition.minSpacingDays;
  const planned =
    window.kind === 'period'
      ? window.planned
      : scheduledMeetings(state, definition, on).filter(({ date }) => date >= on);
  const convened: MeetingThere[] = [];
  for (const { id, date } of planned) {
    // Each that takes place leaves the next one so much longer.
    if (date <= addDays(nextMeetingBy, convened.length * spacing)) convened.push({ id, date });
  }
  const missing = missingIn(window) - convened.length;
  return { convened, missingBy: missing > 0 ? addDays(nextMeetingBy, convened.length * spacing) : undefined };
}

/** What only waits for its minutes is reckoned with; of a rolling period, what would be missing if nothing were held. */
function missingIn(window: WindowJudgement): number {
  if (window.kind === 'period') return window.required - window.withoutMinutes;
  return window.nextShort?.missing ?? window.required - window.held;
}

/** Minutes that keep meetings from counting, and what the count comes to once they are approved. */
export interface MinutesAwaited {
  /** By date; `written`: there is something to approve. */
  readonly meetings: readonly (MeetingThere & { readonly written: boolean; readonly convenedBy: string | null })[];
  readonly held: number;
  readonly required: number;
}

/** Undefined where approving them would change nothing. */
export function minutesAwaitedIn(
  { definition, held }: CadenceJudgement,
  window: WindowJudgement,
): MinutesAwaited | undefined {
  if (window.kind !== 'period' || window.held >= window.required) return undefined;
  const waiting = window.awaitingMinutes.filter(({ meeting }) => meeting.minutes.length > 0);
  // Whoever may approve sees first what can be approved at once.
  const told = waiting.length > 0 ? waiting : window.awaitingMinutes;
  const ids = new Set(told.map(({ id }) => id));
  const inside = datedIn(window.window, held);
  const approved = inside.map((meeting) => (ids.has(meeting.id) ? { ...meeting, minutesApproved: true } : meeting));
  const then = countIn(window.window, approved, definition).counted.length;
  if (then <= window.held) return undefined;
  return { meetings: told.map(toldOf), held: then, required: window.required };
}

const toldOf = ({ id, date, meeting, held }: HeldMeeting): MinutesAwaited['meetings'][number] => ({
  id,
  date,
  written: isWritten(meeting),
  convenedBy: held.convenedBy ?? null,
});

const isWritten = ({ minutes }: MeetingState): boolean => minutes.length > 0;

/** Every meeting whose minutes keep it from counting for some rule. */
export const blockedByMinutes = ({ cadence }: Judgement): ReadonlySet<string> =>
  new Set(
    cadence.flatMap((judged) =>
      judged.windows.flatMap((window) => minutesAwaitedIn(judged, window)?.meetings.map(({ id }) => id) ?? []),
    ),
  );
