import type { VNode } from 'preact';
import { type KnownMeeting, knownMeetings, type MeetingStage } from '#libs/monitoring/tasks/meeting-stage.js';
import { countingOf } from '#libs/monitoring/whatif/meeting-effects.js';
import type { FormServices } from '../../../forms/form.js';
import { type Said, SaidLines } from '../../../forms/said.js';
import { AgreementPage } from '../../../frame/agreement-page.js';
import { type AgreementVisit, agreementVisit } from '../../../frame/agreement-visit.js';
import { Paging, pageAsked } from '../../../frame/paging.js';
import { type PageReply, type PageRoute, pageBelow, type Visit } from '../../../frame/visit.js';
import { bodyNames } from '../names.js';
import { NewMeeting } from '../new-meeting.js';
import { standingNow } from '../trial.js';
import { MeetingItem, openWords, type ShownMeeting, shownMeeting } from './list-item.js';

const PAGE_SIZE = 50;

/** `/accordi/{a}/incontri`: every meeting, and what can be done with it. */
export const meetingsRoute = (services: FormServices): PageRoute =>
  pageBelow('/incontri', (visit) => list(visit, services));

const TO_RECORD: readonly MeetingStage[] = ['never-recorded'];
const AHEAD: readonly MeetingStage[] = ['planned'];
const OFF: readonly MeetingStage[] = ['cancelled', 'annulled'];

async function list(visit: Visit, { reading }: FormServices): Promise<PageReply> {
  const at = await agreementVisit(visit, reading);
  const { state } = at.register;
  const all = knownMeetings(state, at.today);
  const counting = countingOf(at.judgement());
  const bodies = bodyNames(state);
  const decisions = new Map<string, number>();
  for (const { meeting } of state.decisions.values()) decisions.set(meeting, (decisions.get(meeting) ?? 0) + 1);
  const of = (stages: readonly MeetingStage[]) => all.filter(({ stage }) => stages.includes(stage));
  const held = all.filter(({ stage }) => ![...TO_RECORD, ...AHEAD, ...OFF].includes(stage));
  const { page, pages, items } = pageAsked(visit, held, PAGE_SIZE);
  // What comes next stands first.
  const [toRecord, ahead, off] = [of(TO_RECORD), of(AHEAD).reverse(), of(OFF)];
  const words = await openWords(at, [...toRecord, ...ahead, ...items, ...off], reading);
  const shown = (known: KnownMeeting): ShownMeeting =>
    shownMeeting(at, known, {
      bodies,
      decisions: decisions.get(known.id) ?? 0,
      counting: counting.get(known.id) ?? [],
      words: words.get(known.id) ?? {},
    });
  const props: ListProps = {
    at,
    said: standingNow(at),
    toRecord: toRecord.map(shown),
    ahead: ahead.map(shown),
    held: items.map(shown),
    heldCount: held.length,
    off: off.map(shown),
    page,
    pages,
    mayAdd: at.may('convene-meeting'),
  };
  return { page: <MeetingsPage {...props} /> };
}

interface ListProps {
  readonly at: AgreementVisit;
  readonly said: readonly Said[];
  readonly toRecord: readonly ShownMeeting[];
  readonly ahead: readonly ShownMeeting[];
  readonly held: readonly ShownMeeting[];
  readonly heldCount: number;
  readonly off: readonly ShownMeeting[];
  readonly page: number;
  readonly pages: number;
  readonly mayAdd: boolean;
}

function MeetingsPage(props: ListProps): VNode {
  const { at, said, toRecord, ahead, held, heldCount, off, mayAdd } = props;
  const { visit, href } = at;
  const isEmpty = toRecord.length + ahead.length + heldCount + off.length === 0;
  return (
    <AgreementPage at={at} title={visit.say('Incontri', 'Meetings')}>
      {said.length > 0 && (
        <div class="effect">
          <SaidLines said={said} />
        </div>
      )}
      {mayAdd && (
        <p class="actions">
          <NewMeeting
            at={at}
            record={visit.say('Registra un incontro svolto', 'Record a meeting that was held')}
            convene={visit.say('Convoca un incontro', 'Convene a meeting')}
          />
        </p>
      )}
      {isEmpty && <Empty visit={visit} mayAdd={mayAdd} />}
      <Group title={visit.say('Da registrare', 'To be recorded')} at={at} meetings={toRecord} />
      <Group title={visit.say('In programma', 'Planned')} at={at} meetings={ahead} />
      <Group title={`${visit.say('Svolti', 'Held')} (${heldCount})`} at={at} meetings={held} />
      <Paging
        of={props}
        label={visit.say('Pagine degli incontri svolti', 'Pages of the meetings held')}
        href={(page) => href('incontri', { pagina: page === 1 ? undefined : String(page) })}
        newer={visit.say('Più recenti', 'Newer')}
        here={visit.say(`pagina ${props.page} su ${props.pages}`, `page ${props.page} of ${props.pages}`)}
        older={visit.say('Più vecchi', 'Older')}
      />
      {off.length > 0 && (
        <details class="folded">
          <summary>
            {visit.say(`Disdetti e annullati (${off.length})`, `Cancelled and annulled (${off.length})`)}
          </summary>
          <ul class="meetings">
            {off.map((meeting) => (
              <MeetingItem key={meeting.id} at={at} meeting={meeting} level={2} />
            ))}
          </ul>
        </details>
      )}
    </AgreementPage>
  );
}

function Empty({ visit, mayAdd }: { visit: Visit; mayAdd: boolean }): VNode {
  return (
    <p class="prose">
      {visit.say('Non è registrato ancora nessun incontro.', 'No meeting is recorded yet.')}{' '}
      {mayAdd
        ? visit.say(
            'Se uno si è già tenuto, anche tempo fa, si registra com’è andato; altrimenti si convoca il primo.',
            'If one was held already, even long ago, record how it went; otherwise convene the first.',
          )
        : visit.say(
            'Li registra chi coordina l’accordo, o il partner che li convoca.',
            'They are recorded by whoever coordinates the agreement, or by the partner who convenes them.',
          )}
    </p>
  );
}

interface GroupProps {
  readonly at: AgreementVisit;
  readonly title: string;
  readonly meetings: readonly ShownMeeting[];
}

function Group({ at, title, meetings }: GroupProps): VNode | null {
  if (meetings.length === 0) return null;
  return (
    <section>
      <h2>{title}</h2>
      <ul class="meetings">
        {meetings.map((meeting) => (
          <MeetingItem key={meeting.id} at={at} meeting={meeting} level={3} />
        ))}
      </ul>
    </section>
  );
}
