import type { AgreementReading } from '#libs/agreement/core/reading.js';
import type { AgreementState } from '#libs/agreement/core/state.js';
import { meetingView } from '#libs/agreement/meetings/view.js';
import type { MeetingView } from '#libs/agreement/meetings/view-schema.js';
import { openView } from '#libs/agreement/texts/view.js';
import type { CivilDate } from '#libs/kernel/civil-date.js';
import type { FoldedRegister } from '#libs/kernel/registers.js';
import type { Language } from '#libs/kernel/text.js';
import { lastMeetingOf } from '#libs/monitoring/tasks/usual-meeting.js';
import { BASE_FIELD, KEY_FIELD } from '../../forms/form-keys.js';
import { shortDate } from '../../frame/dates.js';
import type { Visit } from '../../frame/visit.js';

/** What stands in the fields of a form, by their names; a tick is `1`. What is empty is left out. */
export type Values = Readonly<Record<string, string>>;

/** Fields of a row by its key: the id of what is recorded, which is in small letters, or `N1`, `N2` for new rows. */
export const FIELD = {
  present: (partner: string) => `presente-${partner}`,
  excused: (partner: string) => `giustificato-${partner}`,
  purpose: (purpose: string) => `finalita-${encodeURIComponent(purpose)}`,
  decision: (row: string) => `decisione-${row}`,
  owner: (row: string) => `chi-${row}`,
  due: (row: string) => `entro-${row}`,
  delegatePartner: (row: string) => `ente-${row}`,
  delegateName: (row: string) => `nome-${row}`,
  delegateOffice: (row: string) => `ufficio-${row}`,
  delegatePerson: (row: string) => `persona-${row}`,
} as const;

/** The purpose that a tick is for; a name that no form gave its field is a purpose that nobody has. */
export function purposeOfField(name: string): string {
  const key = name.slice('finalita-'.length);
  try {
    return decodeURIComponent(key);
  } catch {
    return key;
  }
}

/** The keys of the rows that have a field of a kind, in their order. */
export const rowsOf = (values: Values, prefix: string): string[] =>
  Object.keys(values).flatMap((name) => (name.startsWith(prefix) ? [name.slice(prefix.length)] : []));

/** As many as a command takes; a form sent by hand could have any number. */
const MOST_DECISIONS = 200;
const MOST_DELEGATES = 500;

export const decisionRows = (values: Values): string[] => rowsOf(values, 'decisione-').slice(0, MOST_DECISIONS);

export const delegateRows = (values: Values): string[] => rowsOf(values, 'ente-').slice(0, MOST_DELEGATES);

/** The key of one more row. */
export function nextRow(rows: readonly string[]): string {
  const numbers = rows.flatMap((row) => (/^N\d{1,3}$/.test(row) ? [Number(row.slice(1))] : []));
  return `N${Math.max(0, ...numbers) + 1}`;
}

const NOT_TYPED = new Set([KEY_FIELD, BASE_FIELD, 'azione']);

/** What was sent, with empty rows in their places. */
export const typedValues = ({ facts }: Visit): Values =>
  Object.fromEntries([...facts.form].filter(([name]) => !NOT_TYPED.has(name)));

/** A new one: where the last one of its body was, as it was held. */
export function newMeetingValues(state: AgreementState, body: string | undefined, today: CivilDate): Values {
  const last = lastMeetingOf(state, body, today)?.facts;
  return filled({ organo: body, luogo: last?.place, modalita: last?.mode });
}

/** A meeting as it is recorded, its texts open; undefined where there is none. */
export async function openMeeting(
  register: FoldedRegister<AgreementState>,
  id: string,
  { reading, names, lang }: { reading: AgreementReading; names: boolean; lang: Language },
): Promise<MeetingView | undefined> {
  const view = meetingView(register, id, { names });
  return view && openView(view, (texts) => reading.open(texts), lang);
}

/** A recorded meeting as a form shows it. Texts that nobody can read any more are no fields: they stay as they are. */
export function valuesOfMeeting(view: MeetingView): Values {
  const readable = (view.agenda ?? []).filter(({ unavailable }) => unavailable === undefined);
  return filled({
    data: shortDate(view.date),
    dalle: view.startsAt?.slice(11),
    alle: view.endsAt?.slice(11),
    luogo: view.place,
    organo: view.body,
    titolo: view.title,
    modalita: view.mode,
    convocato: view.convenedBy,
    pubblico: view.kind === 'public-event' ? '1' : undefined,
    ordine: readable.map(({ text }) => text).join('\n'),
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
      [FIELD.decision(id), text.text],
      [FIELD.owner(id), owner],
      [FIELD.due(id), due === undefined ? '' : shortDate(due)],
    ]),
  );
}

function delegateValues({ delegates = [] }: MeetingView): Record<string, string> {
  return Object.fromEntries(
    delegates.flatMap(({ partner, person, name = '', office = '' }, index) => {
      const row = person ?? `P${index}`;
      return [
        [FIELD.delegatePartner(row), partner],
        [FIELD.delegateName(row), name],
        [FIELD.delegateOffice(row), office],
        [FIELD.delegatePerson(row), person ?? ''],
      ];
    }),
  );
}

function filled(values: Readonly<Record<string, string | undefined>>): Values {
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}

/** A form whose part somebody else has changed: what was typed, over what stands now. */
export interface Merged {
  readonly values: Values;
  /** Fields that both have changed, with what the other has recorded there. */
  readonly clashes: Readonly<Record<string, string>>;
}

/** What was changed against what the form had shown is kept; everything else is as it stands now. */
export function merged(shown: Values, typed: Values, now: Values): Merged {
  const values: Record<string, string> = {};
  const clashes: Record<string, string> = {};
  for (const name of new Set([...Object.keys(now), ...Object.keys(typed)])) {
    const [before = '', mine = '', theirs = ''] = [shown, typed, now].map((values) => asCompared(own(values, name)));
    const isMine = mine !== before;
    const value = own(isMine ? typed : now, name);
    if (value !== undefined) values[name] = value;
    if (isMine && theirs !== before && theirs !== mine) clashes[name] = theirs;
  }
  return { values, clashes };
}

/** A form sent by hand may name its fields as it likes, `constructor` too. */
const own = (values: Values, name: string): string | undefined =>
  Object.hasOwn(values, name) ? values[name] : undefined;

/** Browsers send line ends as two signs. */
const asCompared = (value = ''): string => value.replaceAll('\r\n', '\n').trim();
