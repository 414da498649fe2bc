import { isCivilDate } from '#libs/kernel/civil-date.js';
import type { RecordedEvent } from '#libs/kernel/envelope.js';
import { say, type Text } from '#libs/kernel/text.js';
import { shortDate } from '#libs/language/dates.js';
import { COMMITMENT } from '#libs/language/lexicon.js';
import { figure, TYPED } from '#libs/language/numbers.js';
import { beginning } from '#libs/language/shortening.js';
import { inBoth, joined } from '#libs/language/words.js';
import { ROLE } from '../partners/role-words.js';
import { subjectOf } from './events.js';
import { dateOfEntry, findEntry } from './log.js';
import { correctedMeasurement, PROGRESS_READING, saidBy } from './standing.js';
import type { AgreementState, EvolvingAgreement, LogEntry, LogPlace } from './state.js';

type Fields = Readonly<Record<string, unknown>>;

/** Before a correction is folded in: notes what each field said that it changes, for the history. */
export function noteBefore(state: EvolvingAgreement, event: RecordedEvent): void {
  if (!event.type.endsWith('Corrected')) return;
  const stood = stoodBefore(state, event);
  if (!stood) return;
  const said = saidNow(event);
  const names =
    event.type in OF_FACTS ? Object.keys(said) : [...new Set([...Object.keys(stood), ...Object.keys(said)])];
  const changed = names.filter((name) => !NO_FACTS.has(name) && !isSame(stood[name], said[name]));
  state.corrected.set(event.revision, Object.fromEntries(changed.map((name) => [name, stood[name]])));
}

/** What these say of a thing is only what was wrong; a part's definition is said whole. */
const OF_FACTS: Fields = {
  MeetingCorrected: true,
  DecisionCorrected: true,
  ProgressCorrected: true,
  MeasurementCorrected: true,
};

/** What an event says besides the thing that it is about; notes and evidence are each correction's own. */
const NO_FACTS: ReadonlySet<string> = new Set(
  'id meeting decision takenIn commitment progress indicator measurement of reason decidedIn invented note evidence'.split(
    ' ',
  ),
);

const saidNow = ({ data }: RecordedEvent): Fields => (data as { definition?: Fields }).definition ?? (data as Fields);

const isSame = (before: unknown, after: unknown): boolean =>
  JSON.stringify(before ?? null) === JSON.stringify(after ?? null);

function stoodBefore(state: AgreementState, event: RecordedEvent): Fields | undefined {
  const data = event.data as { readonly of?: string; readonly commitment?: string; readonly indicator?: string };
  const [collection = '', id = ''] = subjectOf(event).split('/');
  switch (event.type) {
    case 'AgreementCorrected':
      return state.header;
    case 'MeetingCorrected':
      return { ...(state.meetings.get(id)?.held ?? state.meetings.get(id)?.scheduled) };
    case 'DecisionCorrected':
      return { ...state.decisions.get(id) };
    case 'ProgressCorrected':
      return entryBefore(state.commitments.get(id)?.progress, state.progressIndex, id, data.of, PROGRESS_READING);
    case 'MeasurementCorrected': {
      const reading = { validationRequired: false, corrected: correctedMeasurement };
      return entryBefore(state.indicators.get(id)?.measurements, state.measurementIndex, id, data.of, reading);
    }
    default: {
      const parts = (state as unknown as Readonly<Record<string, ReadonlyMap<string, { definition?: Fields }>>>)[
        collection
      ];
      return parts?.get(id)?.definition;
    }
  }
}

function entryBefore<Value extends object>(
  log: readonly LogEntry<Value>[] | undefined,
  index: ReadonlyMap<string, LogPlace>,
  part: string,
  of: string | undefined,
  reading: Parameters<typeof saidBy<Value>>[2],
): Fields | undefined {
  const found = log && of !== undefined && findEntry(log, index, part, of);
  if (!found) return undefined;
  return { ...saidBy(found.root, of, reading), date: dateOfEntry(found.root, found.entry) };
}

const FIELDS: Readonly<Record<string, Text>> = {
  title: say('titolo', 'title'),
  name: say('nome', 'name'),
  role: say('ruolo', 'role'),
  partner: say('chi se ne occupa', 'whose it is'),
  responsible: say('chi rileva', 'measured by'),
  owner: say('chi se ne occupa', 'whose it is'),
  objective: say('obiettivo', 'objective'),
  parent: say('di che cosa fa parte', 'part of'),
  weight: say('peso', 'weight'),
  from: say('inizio', 'from'),
  due: say('scadenza', 'due'),
  date: say('giorno', 'day'),
  validFrom: say('inizio', 'start'),
  validTo: say('fine', 'end'),
  signedOn: say('firma', 'signed on'),
  joinedOn: say('adesione', 'joined on'),
  withdrewOn: say('recesso', 'withdrew on'),
  seat: say('sede', 'seat'),
  taxCode: say('codice fiscale', 'tax code'),
  unit: say('unità', 'unit'),
  minimum: say('quanti', 'how many'),
  noticeDays: say('giorni di avviso', 'days of notice'),
  minSpacingDays: say('giorni di distanza', 'days apart'),
  dueDaysBeforeEnd: say('giorni prima della fine', 'days before the end'),
  tolerance: say('tolleranza', 'tolerance'),
  wording: say('il testo', 'wording'),
  verification: say('come si verifica', 'how it is verified'),
  note: say('nota', 'note'),
  members: say('membri', 'members'),
  body: say('organo', 'body'),
  place: say('luogo', 'place'),
  present: say('presenti', 'present'),
  excused: say('assenti giustificati', 'excused'),
  delegates: say('deleghe', 'delegates'),
  agenda: say('ordine del giorno', 'agenda'),
  purposes: say('che incontro è', 'what kind'),
  startsAt: say('ora d’inizio', 'start'),
  endsAt: say('ora di fine', 'end'),
  status: say('stato', 'state'),
  percent: say('percentuale', 'percentage'),
  value: say('valore', 'value'),
  numerator: say('numeratore', 'numerator'),
  denominator: say('denominatore', 'denominator'),
  targets: say('valori obiettivo', 'targets'),
  baseline: say('valore di partenza', 'baseline'),
  range: say('intervallo', 'range'),
  text: say('testo', 'text'),
};

/** Fields that hold the id of a part, and the list in which its name stands. */
const NAMED: Readonly<Record<string, 'partners' | 'bodies' | 'objectives' | 'commitments'>> = {
  partner: 'partners',
  responsible: 'partners',
  owner: 'partners',
  convenedBy: 'partners',
  present: 'partners',
  excused: 'partners',
  members: 'partners',
  body: 'bodies',
  objective: 'objectives',
};

/** What figures are not computed from: a correction of it changes nothing that is past. */
const ONLY_WORDS: ReadonlySet<string> = new Set(
  'title name aliases seat taxCode note wording verification kindName sources predecessors openQuestions presumed acts funding territories generalObjective text public'.split(
    ' ',
  ),
);

/** «ruolo: invitato, prima firmatario; vale anche per il passato» */
export function correctionWords(state: AgreementState, event: RecordedEvent): Text | undefined {
  const before = state.corrected.get(event.revision);
  if (!before) return undefined;
  const names = Object.keys(before);
  if (names.length === 0) return undefined;
  const said = saidNow(event);
  const told = names.filter((name) => name in FIELDS).map((name) => changeOf(state, name, before[name], said[name]));
  const untold = names.length - told.length;
  const more =
    untold === 0
      ? undefined
      : say(told.length === 0 ? 'altri dati' : 'e altro', told.length === 0 ? 'other facts' : 'and more');
  const isDefinition = 'definition' in (event.data as object);
  const isPast = isDefinition && names.some((name) => !ONLY_WORDS.has(name));
  const past = isPast ? say('vale anche per il passato', 'holds for the past as well') : undefined;
  return joined([...told, more, past], '; ');
}

/** What these are is seen from what they say. */
const PLAIN: ReadonlySet<string> = new Set(['status', 'percent', 'value']);

function changeOf(state: AgreementState, name: string, before: unknown, after: unknown): Text {
  const label = FIELDS[name] ?? say(name, name);
  const [was, is] = [valueWords(state, name, before), valueWords(state, name, after)];
  if (!was && !is) return label;
  const now = is ?? say('non indicato', 'not stated');
  const then = was ?? say('non indicato', 'not stated');
  const [it, en] = PLAIN.has(name) ? ['', ''] : [`${label.it}: `, `${label.en}: `];
  return say(`${it}${now.it}, prima ${then.it}`, `${en}${now.en}, before ${then.en}`);
}

const LONGEST = 80;
const MOST_NAMED = 6;

/** Undefined for what there is not, and for what cannot be said in a few words. */
function valueWords(state: AgreementState, name: string, value: unknown): Text | undefined {
  if (name === 'percent' && typeof value === 'number') return figure({ value, places: TYPED }, '%');
  if (typeof value === 'number') return inBoth((words) => words.number(value));
  if (Array.isArray(value) && name in NAMED) return namesOf(state, name, value as string[]);
  if (typeof value !== 'string') return undefined;
  if (name === 'role') return ROLE[value];
  if (name === 'status') return COMMITMENT[value as keyof typeof COMMITMENT]?.word;
  if (isCivilDate(value)) return inBoth((words) => words.short(value));
  const day = value.slice(0, 10);
  if (name.endsWith('sAt') && isCivilDate(day)) {
    const hour = `${shortDate(day)}, ${value.slice(11, 16)}`;
    return say(hour, hour);
  }
  const text = beginning(nameIn(state, name, value), LONGEST);
  return say(`«${text}»`, `“${text}”`);
}

function namesOf(state: AgreementState, name: string, ids: readonly string[]): Text {
  if (ids.length === 0) return say('nessuno', 'none');
  const names = ids.slice(0, MOST_NAMED).map((id) => beginning(nameIn(state, name, id), 40));
  const text = [...names, ...(ids.length > MOST_NAMED ? ['…'] : [])].join(', ');
  return say(text, text);
}

function nameIn(state: AgreementState, name: string, id: string): string {
  const list = NAMED[name];
  if (!list) return id;
  const definition = state[list].get(id)?.definition as { readonly name?: string; readonly title?: string } | undefined;
  return definition?.name ?? definition?.title ?? id;
}
