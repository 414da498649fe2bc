import type { CivilDate } from '#libs/kernel/civil-date.js';
import type { RecordedEvent } from '#libs/kernel/envelope.js';
import { type FreeText, SealedText, Unsealed } from '#libs/kernel/sealing.js';
import { say, type Text } from '#libs/kernel/text.js';
import { shortDate } from '#libs/language/dates.js';
import { COMMITMENT } from '#libs/language/lexicon.js';
import { figure, TYPED } from '#libs/language/numbers.js';
import { beginning } from '#libs/language/shortening.js';
import { it, joined, outOf } from '#libs/language/words.js';
import type { ProgressStatus } from '../commitments/facts.js';
import { bareAmount } from '../indicators/amount.js';
import { correctionWords } from './corrections.js';
import { eventDefinitions, subjectOf } from './events.js';
import type { Qualifier } from './fields.js';
import { nameOfPart } from './referrers.js';
import type { RecordedAgreement, Undone } from './state.js';

/** One entry of "who recorded what and when, about which day" (http-api.md, `history`). */
export interface HistoryEntry {
  readonly revision: number;
  readonly recordedAt: string;
  readonly occurredOn: string;
  readonly actor: string;
  readonly type: string;
  /** The part it is about, `meetings/m1`; empty for the agreement itself. */
  readonly part: string;
  /** The partner it is about, where it is about one. */
  readonly partner?: string;
  readonly text: Text;
  /** Why it was recorded: for whoever reads `text` along with it. */
  readonly reason?: FreeText;
  /** What was decided, or what an issue or a meeting is called, in its own words. */
  readonly words?: FreeText;
  readonly invented: boolean;
}

export function historyEntry(state: RecordedAgreement, event: RecordedEvent): HistoryEntry {
  const part = subjectOf(event);
  const partner = partnerOf(state, event);
  return {
    revision: event.revision,
    recordedAt: event.recordedAt,
    occurredOn: event.occurredOn,
    actor: event.actor,
    type: event.type,
    part,
    ...(partner && { partner }),
    text: inWords(state, event, part),
    ...sealedOf(state, event),
    invented: state.inventedRevisions.has(event.revision),
  };
}

/** Why it was recorded, what was decided in it, what its part is called; unless it was made unreadable since. */
function sealedOf({ redactions, issues, meetings }: RecordedAgreement, event: RecordedEvent) {
  const { type, data } = event;
  const { reason, text } = data as { readonly reason?: FreeText; readonly text?: FreeText };
  const [collection, id = ''] = subjectOf(event).split('/');
  const meeting = collection === 'meetings' ? meetings.get(id) : undefined;
  const called = collection === 'issues' ? issues.get(id)?.title : (meeting?.held ?? meeting?.scheduled)?.title;
  const isReadable = (found: FreeText | undefined) =>
    found instanceof Unsealed || (found instanceof SealedText && !redactions.has(found.key));
  return {
    ...(isReadable(reason) && { reason }),
    ...(isReadable(text) && OF_DECISIONS.has(type) && { words: text }),
    ...(isReadable(called) && { words: called }),
  };
}

const OF_DECISIONS: ReadonlySet<string> = new Set(['DecisionTaken', 'DecisionCorrected']);

interface Data {
  readonly definition?: { readonly title?: string; readonly name?: string; readonly partner?: string };
  readonly validTo?: string | undefined;
  readonly act?: string | undefined;
  readonly status?: ProgressStatus | undefined;
  readonly percent?: number | null | undefined;
  readonly value?: number | undefined;
  readonly numerator?: number | undefined;
  readonly denominator?: number | undefined;
  readonly qualifier?: Qualifier | undefined;
  readonly present?: readonly string[];
  readonly final?: boolean | undefined;
  readonly renewal?: number | undefined;
  readonly period?: CivilDate | undefined;
  readonly effectiveOn?: CivilDate | undefined;
  readonly partner?: string;
  readonly owner?: string;
  readonly commitment?: string;
  readonly convenedBy?: string;
}

function inWords(state: RecordedAgreement, event: RecordedEvent, part: string): Text {
  const title = eventDefinitions.get(event.type)?.title ?? say(event.type, event.type);
  const day = SAYS_ITS_DAY.has(event.type) ? event.occurredOn : undefined;
  const name = nameOf(state, part, event.data as Data, day);
  const undone = state.undone.get(event.revision);
  const unit = unitOf(state, part);
  const corrected = event.type.endsWith('Corrected') ? correctionWords(state, event) : undefined;
  const detail = undone ? undoneDetail(undone, unit) : (corrected ?? detailOf(event.data as Data, unit));
  const join = (language: keyof Text) => {
    const said = name ? `${title[language]}: ${name}` : title[language];
    return detail ? `${said} (${detail[language]})` : said;
  };
  return say(join('it'), join('en'));
}

/** What sets a meeting's day tells the day that it set, whatever became of it. */
const SAYS_ITS_DAY: ReadonlySet<string> = new Set(['MeetingScheduled', 'MeetingRescheduled', 'MeetingHeld']);

const LONGEST_NAME = 90;

/** What people call the part: its title or name now, else what the event says, else its id. */
function nameOf(state: RecordedAgreement, part: string, data: Data, day?: string): string {
  const [collection, id] = part.split('/');
  if (!collection || !id) return state.header.title ?? '';
  const known = {
    partners: state.partners.get(id)?.definition.name,
    bodies: state.bodies.get(id)?.definition.name,
    rules: state.rules.has(id) ? nameOfPart(state, 'rules', id) : undefined,
    objectives: state.objectives.get(id)?.definition.title,
    commitments: state.commitments.get(id)?.definition.title,
    indicators: state.indicators.get(id)?.definition.title,
    meetings: meetingName(state, id, day),
    extensions: state.header.title,
    'early-end': state.header.title,
    'non-renewals': state.header.title,
    // Its text is sealed: the meeting that took it tells which one it is.
    decisions: decisionName(state, id),
    // What they say is sealed, and their day stands beside them.
    issues: '',
    evaluations: '',
  }[collection];
  const gone = state.takenBack.get(part)?.name;
  // An id that the server made says nothing to anybody.
  return beginning(
    known ?? gone ?? data.definition?.title ?? data.definition?.name ?? (isUuid(id) ? '' : id),
    LONGEST_NAME,
  );
}

const isUuid = (id: string): boolean => /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/.test(id);

/** By its day, as people tell meetings apart. */
function meetingName(state: RecordedAgreement, id: string, day?: string): string {
  const meeting = state.meetings.get(id);
  const facts = meeting?.held ?? meeting?.scheduled;
  const body = facts?.body && state.bodies.get(facts.body)?.definition.name;
  return facts ? [body, shortDate(day ?? facts.date)].filter(Boolean).join(', ') : id;
}

function decisionName(state: RecordedAgreement, id: string): string | undefined {
  const decision = state.decisions.get(id);
  return decision && meetingName(state, decision.meeting);
}

/** What an annulment undid: its value, where it had one, and its day. */
function undoneDetail(undone: Undone, unit: string): Text | undefined {
  if (undone.date === undefined) return detailOf(undone, unit);
  const day = say(it.del(undone.date, it.short), `of ${shortDate(undone.date)}`);
  return joined([detailOf(undone, unit), day], ', ');
}

function detailOf(data: Data, unit: string): Text | undefined {
  if (data.validTo) {
    const end = say(`fino ${it.al(data.validTo, it.short)}`, `until ${shortDate(data.validTo)}`);
    return joined([end, data.act === undefined ? undefined : say(data.act, data.act)], ', ');
  }
  if (data.effectiveOn) return say(it.dal(data.effectiveOn, it.short), `from ${shortDate(data.effectiveOn)} on`);
  if (data.period) {
    return say(`periodo ${it.dal(data.period, it.short)}`, `period from ${shortDate(data.period)}`);
  }
  if (data.final) return finalDetail(data.renewal);
  // A correction of progress may say no more than one of the two.
  if (data.status !== undefined || data.percent !== undefined) return progressDetail(data);
  const { numerator, denominator = 0, value } = data;
  if (numerator !== undefined) return outOf(numerator, denominator);
  if (value !== undefined) return bareAmount(value, unit, data.qualifier);
  if (data.present) {
    const count = data.present.length;
    return say(count === 1 ? '1 partner presente' : `${count} partner presenti`, `${count} partners present`);
  }
  return undefined;
}

const finalDetail = (renewal: number | undefined): Text =>
  renewal === undefined || renewal === 0
    ? say('finale', 'final')
    : say(`finale, del ${renewal}° rinnovo`, `final, of renewal ${renewal}`);

/** Of the indicator that the part is. */
function unitOf(state: RecordedAgreement, part: string): string {
  const [collection, id = ''] = part.split('/');
  return (collection === 'indicators' && state.indicators.get(id)?.definition.unit) || '';
}

function progressDetail({ status, percent }: Data): Text {
  const share = percent === undefined ? undefined : shareInWords(percent);
  return joined([status && COMMITMENT[status].word, share], ', ');
}

const shareInWords = (percent: number | null): Text =>
  percent === null ? say('senza percentuale', 'no percentage') : figure({ value: percent, places: TYPED }, '%');

/** Whose part it is, where what happened does not name a partner itself. */
function partnerOf(state: RecordedAgreement, event: RecordedEvent): string | undefined {
  const data = event.data as Data;
  const [collection = '', id = ''] = subjectOf(event).split('/');
  const meeting = state.meetings.get(id);
  const owner = {
    partners: id,
    commitments: state.commitments.get(id)?.definition.partner,
    indicators: state.indicators.get(id)?.definition.responsible,
    meetings: (meeting?.held ?? meeting?.scheduled)?.convenedBy,
    decisions: state.decisions.get(id)?.owner,
  }[collection];
  const commitment = data.commitment && state.commitments.get(data.commitment)?.definition.partner;
  return commitment ?? data.partner ?? data.convenedBy ?? data.owner ?? owner;
}
