import type { VNode } from 'preact';
import type { AgreementReading } from '#libs/agreement/core/reading.js';
import { openView, textPlaceIf } from '#libs/agreement/texts/view.js';
import { MEETING } from '#libs/language/lexicon.js';
import { membersOn } from '#libs/monitoring/cadence/members.js';
import type { KnownMeeting } from '#libs/monitoring/tasks/meeting-stage.js';
import type { Counting } from '#libs/monitoring/whatif/meeting-effects.js';
import type { AgreementVisit } from '../../../frame/agreement-visit.js';
import { VerdictWord } from '../../../frame/verdict.js';
import { presenceWords, whenWords } from '../meeting-words.js';
import { type Action, actionsFor } from '../one/meeting-actions.js';

/** A meeting in a list: everything it says, taken from the state. */
export interface ShownMeeting {
  readonly id: string;
  readonly stage: KnownMeeting['stage'];
  readonly when: string;
  readonly body: string | undefined;
  readonly title: string | undefined;
  /** Place, who was there, how much was decided. */
  readonly details: readonly string[];
  /** What it does for the rules. */
  readonly counting: readonly string[];
  readonly action: Action | undefined;
  readonly isInvented: boolean;
}

interface Known {
  readonly bodies: ReadonlyMap<string, string>;
  readonly decisions: number;
  readonly counting: readonly Counting[];
  readonly words: MeetingWords;
}

/** What is typed of a meeting in lists, opened. */
export interface MeetingWords {
  readonly title?: string | undefined;
  readonly place?: string | undefined;
}

export async function openWords(
  { visit, register: { state } }: AgreementVisit,
  meetings: readonly KnownMeeting[],
  reading: AgreementReading,
): Promise<ReadonlyMap<string, MeetingWords>> {
  const closed = meetings.map(({ id, facts: { title, place } }) => {
    return { id, title: textPlaceIf(state, title), place: textPlaceIf(state, place) };
  });
  const opened = await openView(closed, (texts) => reading.open(texts), visit.lang);
  return new Map(opened.map(({ id, title, place }) => [id, { title: title?.text, place: place?.text }]));
}

export function shownMeeting(
  at: AgreementVisit,
  known: KnownMeeting,
  { bodies, decisions, counting, words }: Known,
): ShownMeeting {
  const { visit, register, today } = at;
  const { id, facts, meeting, stage } = known;
  const members = membersOn(register.state, facts.body, facts.date, today).map(({ definition }) => definition.id);
  const there =
    meeting.held && presenceWords(visit, meeting.held.present, facts.kind === 'public-event' ? [] : members);
  const decided =
    decisions > 0 &&
    visit.say(
      decisions === 1 ? '1 decisione' : `${decisions} decisioni`,
      decisions === 1 ? '1 decision' : `${decisions} decisions`,
    );
  const isPublic = facts.kind === 'public-event' && visit.say('evento pubblico', 'public event');
  return {
    id,
    stage,
    when: whenWords(visit, facts),
    body: facts.body && bodies.get(facts.body),
    title: words.title,
    details: [isPublic, words.place, there, decided].filter((part) => typeof part === 'string'),
    counting: stage === 'annulled' ? [] : counting.map((one) => countingWords(at, one)),
    // The one that comes next: the others stand on its own page.
    action: actionsFor(at, known).find(({ isNext }) => isNext),
    isInvented: meeting.invented === true,
  };
}

function countingWords({ visit }: AgreementVisit, { counts, isOutside, why }: Counting): string {
  if (counts) return visit.say('conta per la regola', 'counts for the rule');
  if (isOutside) return visit.say('fuori dai periodi della regola', 'outside the periods of the rule');
  return why
    ? visit.say(`non conta: ${visit.text(why)}`, `does not count: ${visit.text(why)}`)
    : visit.say('non conta per la regola', 'does not count for the rule');
}

interface ItemProps {
  readonly at: AgreementVisit;
  readonly meeting: ShownMeeting;
  readonly level: 2 | 3;
}

export function MeetingItem({ at, meeting, level }: ItemProps): VNode {
  const { visit, href } = at;
  const { id, stage, action } = meeting;
  const way = `incontri/${id}`;
  const Heading: 'h2' | 'h3' = level === 2 ? 'h2' : 'h3';
  return (
    <li>
      <Heading>
        <a href={href(way)}>
          {meeting.when}
          {meeting.body !== undefined && ` – ${meeting.body}`}
        </a>
      </Heading>
      {meeting.title !== undefined && (
        <p>
          <bdi>{meeting.title}</bdi>
        </p>
      )}
      {meeting.details.length > 0 && <p class="meta">{meeting.details.join(' · ')}</p>}
      <p class="state">
        <VerdictWord visit={visit} of={MEETING[stage]} />
        {meeting.counting.length > 0 && <span> {meeting.counting.join('; ')}</span>}
        {meeting.isInvented && <span class="meta"> [{visit.say('inventato', 'made up')}]</span>}
      </p>
      {action && (
        <p class="actions">
          <a
            class="btn btn-outline-primary btn-sm"
            href={href(`${way}/${action.address}`)}
            aria-label={`${action.label}: ${meeting.when}`}
          >
            {action.label}
          </a>
        </p>
      )}
    </li>
  );
}
