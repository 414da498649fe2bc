import type { VNode } from 'preact';
import type { HistoryEntry } from '#libs/agreement/core/describe.js';
import type { AgreementReading } from '#libs/agreement/core/reading.js';
import type { RecordedAgreement } from '#libs/agreement/core/state.js';
import type { CivilDate, Instant } from '#libs/kernel/civil-date.js';
import type { FoldedRegister } from '#libs/kernel/registers.js';
import type { AgreementVisit } from '../../../frame/agreement-visit.js';
import { articles, italian, moment, shortDate } from '../../../frame/dates.js';
import type { Visit } from '../../../frame/visit.js';

const PAGE = 500;
/** Further back one looks into the register. */
const MOST_EVENTS = 2_000;

export interface FoundHistory {
  /** Newest first. */
  readonly entries: readonly HistoryEntry[];
  /** There may be more than was looked at. */
  readonly isCut: boolean;
}

/** What was recorded of a meeting and of its decisions. `parts`: `meetings/m1`, `decisions/d1`. */
export async function historyOfMeeting(
  register: FoldedRegister<RecordedAgreement>,
  parts: readonly string[],
  first: number,
  reading: AgreementReading,
): Promise<FoundHistory> {
  const wanted = new Set(parts);
  const entries: HistoryEntry[] = [];
  let from = Math.max(...parts.map((part) => register.touched.get(part) ?? 0));
  const last = Math.max(first, from - MOST_EVENTS + 1);
  while (from >= last) {
    const page = await reading.history(register, from, Math.min(PAGE, from - last + 1));
    entries.push(...page.filter(({ part }) => wanted.has(part)));
    from -= PAGE;
  }
  return { entries, isCut: last > first };
}

interface HistoryProps {
  readonly at: AgreementVisit;
  readonly history: FoundHistory;
  readonly authors: ReadonlyMap<string, string>;
}

export function MeetingHistory({ at: { visit, href }, history, authors }: HistoryProps): VNode {
  const { entries, isCut } = history;
  return (
    <section>
      <h2>{visit.say('Che cosa è stato registrato', 'What was recorded')}</h2>
      <ul class="history">
        {entries.map(({ revision, text, occurredOn, recordedAt, actor }) => (
          <li key={revision}>
            <bdi>{visit.text(text)}</bdi>
            <span class="meta">
              {whenInWords(visit, occurredOn, recordedAt)}
              {authors.has(actor) && (
                <>
                  {visit.say(' da ', ' by ')}
                  <bdi>{authors.get(actor)}</bdi>
                </>
              )}
            </span>
          </li>
        ))}
      </ul>
      {isCut && (
        <p>
          <a href={href('registro')}>{visit.say('Il resto sta nel registro', 'The rest is in the register')}</a>
        </p>
      )}
    </section>
  );
}

/** «, del 10/11/2026; registrato l’11 novembre 2026, ore 9:00» */
function whenInWords(visit: Visit, occurredOn: CivilDate, recordedAt: Instant): string {
  const recorded = moment(visit, recordedAt);
  return visit.say(
    `, ${italian.del(occurredOn)}; registrato ${articles.il(recorded)}`,
    `, of ${shortDate(occurredOn)}; recorded on ${recorded}`,
  );
}
