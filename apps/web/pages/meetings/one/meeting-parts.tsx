import type { VNode } from 'preact';
import type { DecisionView, MeetingView } from '#libs/agreement/meetings/view-schema.js';
import type { OpenedTextView } from '#libs/agreement/texts/view.js';
import { type CivilDate, daysUntil } from '#libs/kernel/civil-date.js';
import { en, it } from '#libs/language/words.js';
import type { KnownMeeting } from '#libs/monitoring/tasks/meeting-stage.js';
import type { AgreementVisit } from '../../../frame/agreement-visit.js';
import { italian, shortDate } from '../../../frame/dates.js';
import { type Fact, Facts } from '../../../frame/parts.js';
import { Verdict } from '../../../frame/verdict.js';
import type { Visit } from '../../../frame/visit.js';
import { OfferLink } from '../../taking-back/offer-link.js';
import type { Offers } from '../../taking-back/offers.js';
import { MODE, presenceWords, purposeWords, whenWords } from '../meeting-words.js';

/** What the parts of a meeting's page show. */
export interface ShownPart {
  readonly at: AgreementVisit;
  readonly known: KnownMeeting;
  readonly opened: {
    readonly view: MeetingView;
    readonly decisions: readonly DecisionView[];
    /** Oldest first. */
    readonly versions: readonly {
      readonly date: string;
      readonly revision: number;
      readonly actor: string;
      readonly text: OpenedTextView;
    }[];
  };
  readonly partners: ReadonlyMap<string, string>;
  /** Those of whom the meeting is made. */
  readonly members: readonly string[];
  /** Decisions that are the visitor's to carry out. */
  readonly mayComplete: ReadonlySet<string>;
  /** What of it can be taken back. */
  readonly offers: Offers;
  /** Who recorded what, for those who may see names. */
  readonly authors: ReadonlyMap<string, string>;
}

/** When, where, by whom; and why it is off, where it is. */
export function FactsPart({
  at,
  known,
  opened,
  partners,
  offers,
  body,
}: ShownPart & { body: string | undefined }): VNode {
  const { visit } = at;
  const { view } = opened;
  const { convenedBy } = view;
  const off = view.annulment ?? view.cancellation;
  const rows: (Fact | false | undefined)[] = [
    [visit.say('Quando', 'When'), whenWords(visit, known.facts)],
    body !== undefined && [visit.say('Organo', 'Body'), body],
    view.title && [visit.say('Titolo', 'Title'), view.title.text],
    view.place && [visit.say('Luogo', 'Place'), view.place.text],
    view.mode !== undefined && [visit.say('Modalità', 'Mode'), visit.text(MODE[view.mode])],
    view.purposes.length > 0 && [
      visit.say('Che incontro è', 'What kind'),
      view.purposes.map((purpose) => purposeWords(visit, purpose)).join(', '),
    ],
    view.convenedOn !== undefined && [
      visit.say('Avviso spedito il', 'Notice sent on'),
      noticeWords(visit, view.convenedOn, known.facts.date),
    ],
    view.call === 2 && [visit.say('Convocazione', 'Call'), visit.say('seconda', 'second')],
    convenedBy !== undefined && [visit.say('Convocato da', 'Convened by'), partners.get(convenedBy) ?? convenedBy],
    off && [
      view.annulment ? visit.say('Annullato', 'Annulled') : visit.say('Disdetto', 'Cancelled'),
      <>
        {shortDate(off.date)}: <bdi>{off.reason.text}</bdi>{' '}
        {!view.annulment && (
          <OfferLink
            visit={visit}
            href={offers(known.meeting.cancelled?.revision)}
            about={visit.say('la disdetta', 'the cancellation')}
            label={visit.say('Annulla la disdetta…', 'Annul the cancellation…')}
          />
        )}
      </>,
    ],
    view.invented === true && [
      visit.say('Nota', 'Note'),
      visit.say('Inventato, a scopo dimostrativo', 'Made up, for demonstration'),
    ],
  ];
  return <Facts rows={rows} />;
}

/** «05/10/2026, 3 giorni prima» */
function noticeWords(visit: Visit, convenedOn: CivilDate, date: CivilDate): string {
  const days = daysUntil(convenedOn, date);
  const before = visit.say(`${it.days(days)} prima`, `${en.days(days)} before`);
  return days < 0 ? shortDate(convenedOn) : `${shortDate(convenedOn)}, ${before}`;
}

/** Partners by name; persons only for those who may know them. */
export function AttendancePart({ at, opened, partners, members }: ShownPart): VNode | null {
  const { visit } = at;
  const { view } = opened;
  const { present, excused = [], delegates = [] } = view;
  if (!present) return null;
  const absent = members.filter((id) => !present.includes(id) && !excused.includes(id));
  const count = presenceWords(visit, present, view.kind === 'public-event' ? [] : members);
  const list = (ids: readonly string[]) => <Names names={ids.map((id) => partners.get(id) ?? id)} />;
  return (
    <section>
      <h2>{visit.say('Presenze', 'Attendance')}</h2>
      <p>{count}</p>
      <Facts
        rows={[
          present.length > 0 && [visit.say('Presenti', 'Present'), list(present)],
          excused.length > 0 && [visit.say('Assenti giustificati', 'Excused'), list(excused)],
          absent.length > 0 && view.kind === 'governance' && [visit.say('Assenti', 'Absent'), list(absent)],
          delegates.length > 0 && [
            visit.say('Deleghe', 'Delegates'),
            <Names
              key="deleghe"
              names={delegates.map(({ partner, name, office }) => {
                const who = [name, office].filter(Boolean).join(', ');
                return `${partners.get(partner) ?? partner}${who === '' ? '' : `: ${who}`}`;
              })}
            />,
          ],
        ]}
      />
    </section>
  );
}

function Names({ names }: { names: readonly string[] }): VNode {
  return (
    <ul class="plain">
      {names.map((name) => (
        <li key={name}>
          <bdi>{name}</bdi>
        </li>
      ))}
    </ul>
  );
}

export function AgendaPart({ at: { visit }, opened }: ShownPart): VNode | null {
  const { agenda = [] } = opened.view;
  if (agenda.length === 0) return null;
  return (
    <section>
      <h2>{visit.say('Ordine del giorno', 'Agenda')}</h2>
      <ol>
        {agenda.map(({ id, text }) => (
          <li key={id}>
            <bdi>{text}</bdi>
          </li>
        ))}
      </ol>
    </section>
  );
}

export function DecisionsPart(props: ShownPart): VNode | null {
  const { at, opened } = props;
  const { visit } = at;
  if (!opened.view.present) return null;
  return (
    <section id="decisioni">
      <h2>{visit.say('Decisioni', 'Decisions')}</h2>
      {opened.decisions.length === 0 ? (
        <p class="meta">{visit.say('Nessuna decisione registrata.', 'No decision is recorded.')}</p>
      ) : (
        <ol class="decisions">
          {opened.decisions.map((decision) => (
            <DecisionItem key={decision.id} {...props} decision={decision} />
          ))}
        </ol>
      )}
    </section>
  );
}

function DecisionItem({
  at,
  known,
  partners,
  mayComplete,
  offers,
  decision,
}: ShownPart & { decision: DecisionView }): VNode {
  const { visit, today } = at;
  const { id, owner, due, status, completion, text } = decision;
  const who = [
    owner && (partners.get(owner) ?? owner),
    due && visit.say(`entro ${italian.il(due)}`, `by ${shortDate(due)}`),
  ].filter(Boolean);
  const isLate = status === 'open' && due !== undefined && due < today;
  return (
    <li>
      <div class="typed-text">{text.text}</div>
      {who.length > 0 && <p class="meta">{who.join(', ')}</p>}
      <p class="state">
        {status === 'completed' && completion && (
          <Verdict
            visit={visit}
            tone="good"
            word={visit.say(`attuata ${italian.il(completion.date)}`, `carried out on ${shortDate(completion.date)}`)}
          />
        )}
        {status === 'completed' && (
          <OfferLink
            visit={visit}
            href={offers(at.register.state.decisions.get(id)?.completed?.revision)}
            about={text.text.slice(0, 60)}
            label={visit.say('Annulla l’attuazione…', 'Annul: not carried out…')}
          />
        )}
        {status === 'open' && (
          <Verdict
            visit={visit}
            tone={isLate ? 'warning' : 'neutral'}
            word={isLate ? visit.say('da attuare, scaduta', 'open, overdue') : visit.say('da attuare', 'open')}
          />
        )}
        {status === 'open' && mayComplete.has(id) && known.stage !== 'annulled' && (
          <a class="btn btn-outline-primary btn-sm" href={at.href(`incontri/${known.id}/decisioni/${id}/attuazione`)}>
            {visit.say('Attuata', 'Carried out')}
            <span class="visually-hidden">: {text.text.slice(0, 60)}</span>
          </a>
        )}
      </p>
      {completion?.note && <div class="typed-text">{completion.note.text}</div>}
    </li>
  );
}

/** The text as it stands, when it was approved, and what it was before. */
export function MinutesPart({ at, known, opened, authors, offers }: ShownPart): VNode | null {
  const { visit } = at;
  const { versions } = opened;
  const { held, minutesApproved } = known.meeting;
  if (!held) return null;
  const latest = versions.at(-1);
  const written = (version: ShownPart['opened']['versions'][number], number: number): string => {
    const author = authors.get(version.actor);
    const by = author === undefined ? '' : visit.say(`, di ${author}`, `, by ${author}`);
    return visit.say(
      `Versione ${number}, ${italian.del(version.date)}${by}`,
      `Version ${number}, of ${shortDate(version.date)}${by}`,
    );
  };
  return (
    <section id="verbale">
      <h2>{visit.say('Verbale', 'Minutes')}</h2>
      {minutesApproved && (
        <p>
          {visit.say(
            `Approvato ${italian.il(minutesApproved.date)}: non cambia più.`,
            `Approved on ${shortDate(minutesApproved.date)}: it does not change any more.`,
          )}{' '}
          <OfferLink
            visit={visit}
            href={offers(minutesApproved.revision)}
            about={visit.say('l’approvazione del verbale', 'the approval of the minutes')}
            label={visit.say('Annulla l’approvazione…', 'Annul the approval…')}
          />
        </p>
      )}
      {latest ? (
        <>
          <p class="meta">{written(latest, versions.length)}</p>
          <Text text={latest.text} />
        </>
      ) : (
        <p class="meta">
          {minutesApproved
            ? visit.say('Il testo non è registrato qui.', 'The text is not recorded here.')
            : visit.say('Non ancora scritto.', 'Not written yet.')}
        </p>
      )}
      {versions
        .slice(0, -1)
        .map((version, index) => (
          <details key={version.revision} class="folded">
            <summary>{written(version, index + 1)}</summary>
            <Text text={version.text} />
          </details>
        ))
        .reverse()}
    </section>
  );
}

function Text({ text }: { text: OpenedTextView }): VNode {
  const why = [text.reason, text.replacement].filter(Boolean).join(' – ');
  return <div class="typed-text">{why === '' ? text.text : `${text.text} (${why})`}</div>;
}
