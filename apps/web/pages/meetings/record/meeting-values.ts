import type { AgreementReading } from '#libs/agreement/core/reading.js';
import { meetingMode, type scalars } from '#libs/agreement/meetings/facts.js';
import { meetingView } from '#libs/agreement/meetings/view.js';
import type { MeetingView } from '#libs/agreement/meetings/view-schema.js';
import { type OpenedTextView, openView } from '#libs/agreement/texts/view.js';
import { lastMeetingOf } from '#libs/monitoring/tasks/usual-meeting.js';
import { filled, type Values } from '../../../forms/values.js';
import type { AgreementVisit } from '../../../frame/agreement-visit.js';
import { shortDate } from '../../../frame/dates.js';

export const MODES = meetingMode.options;

/** The simple facts of a meeting, and the fields that they are typed in. */
export const LINES = {
  body: 'organo',
  place: 'luogo',
  title: 'titolo',
  mode: 'modalita',
  convenedBy: 'convocato',
  convenedOn: 'avviso',
} as const satisfies Record<keyof typeof scalars | 'body', string>;

/** In first or in second call. */
export const CALL = 'convocazione';

/** Ticks by what they are about. */
export const FIELD = {
  present: (partner: string) => `presente-${partner}`,
  excused: (partner: string) => `giustificato-${partner}`,
  purpose: (purpose: string) => `finalita-${encodeURIComponent(purpose)}`,
} as const;

/**
 * Fields of rows, before the key of the row: the id of what is recorded, which is in small letters, or `N1`, `N2` for
 * new rows. The first is the one that every row has.
 */
export const DECISION = { text: 'decisione-', owner: 'chi-', due: 'entro-' } as const;
export const DELEGATE = { partner: 'ente-', name: 'nome-', office: 'ufficio-' } as const;
/** Hidden: who it is, where that is recorded. */
export const PERSON = 'persona-';

/** The purpose that a tick is for; a name that no form gave its field is a purpose that nobody has. */
export function purposeOfField(name: string): string {
  const key = name.slice('finalita-'.length);
  try {
    return decodeURIComponent(key);
  } catch {
    return key;
  }
}

/** As many rows as a command takes; a form sent by hand could have any number. */
export const MOST_ROWS = { [DECISION.text]: 200, [DELEGATE.partner]: 500 } as const;
export type RowPrefix = keyof typeof MOST_ROWS;

/** A new one: where the last one of its body was, as it was held. */
export async function newMeetingValues(
  at: AgreementVisit,
  body: string | undefined,
  reading: AgreementReading,
): Promise<Values> {
  const last = lastMeetingOf(at.register.state, body, at.today);
  const view = last && (await openMeeting(at, last.id, reading));
  return filled({ organo: body, luogo: readable(view?.place), modalita: view?.mode });
}

/** Undefined for what is not there, and for what nobody can read any more. */
const readable = (text: OpenedTextView | undefined): string | undefined =>
  text?.unavailable === undefined ? text?.text : undefined;

/** A meeting as it is recorded, its texts open; undefined where there is none. */
export async function openMeeting(
  { register, names, visit }: AgreementVisit,
  id: string,
  reading: AgreementReading,
): Promise<MeetingView | undefined> {
  const view = meetingView(register, id, { names });
  return view && openView(view, (texts) => reading.open(texts), visit.lang);
}

/**
 * A recorded meeting as a form shows it. Texts that nobody can read any more are no fields: decisions stay as they are, the
 * agenda stays as long as nothing of it is changed.
 */
export function valuesOfMeeting(view: MeetingView): Values {
  return filled({
    data: shortDate(view.date),
    dalle: view.startsAt?.slice(11),
    alle: view.endsAt?.slice(11),
    ...Object.fromEntries(
      Object.entries(LINES).map(([name, field]) => {
        const line = view[name as keyof typeof LINES];
        return [field, typeof line === 'object' ? readable(line) : line];
      }),
    ),
    [LINES.convenedOn]: view.convenedOn && shortDate(view.convenedOn),
    [CALL]: view.call === undefined ? undefined : String(view.call),
    pubblico: view.kind === 'public-event' ? '1' : undefined,
    ordine: (view.agenda ?? []).flatMap((item) => readable(item) ?? []).join('\n'),
    deserta: view.present?.length === 0 ? '1' : undefined,
    ...ticks(view.purposes, FIELD.purpose),
    ...ticks(view.present, FIELD.present),
    ...ticks(view.excused, FIELD.excused),
    ...decisionValues(view),
    ...delegateValues(view),
  });
}

const ticks = (chosen: readonly string[] = [], field: (id: string) => string): Record<string, string> =>
  Object.fromEntries(chosen.map((id) => [field(id), '1']));

function decisionValues({ decisions = [] }: MeetingView): Record<string, string> {
  const readable = decisions.filter(({ text }) => text.unavailable === undefined);
  return Object.fromEntries(
    readable.flatMap(({ id, text, owner = '', due }) => [
      [DECISION.text + id, text.text],
      [DECISION.owner + id, owner],
      [DECISION.due + id, due === undefined ? '' : shortDate(due)],
    ]),
  );
}

function delegateValues({ delegates = [] }: MeetingView): Record<string, string> {
  return Object.fromEntries(
    delegates.flatMap(({ partner, person, name = '', office = '' }, index) => {
      const row = person ?? `P${index}`;
      return [
        [DELEGATE.partner + row, partner],
        [DELEGATE.name + row, name],
        [DELEGATE.office + row, office],
        [PERSON + row, person ?? ''],
      ];
    }),
  );
}
