import type { MeetingState } from '#libs/agreement/core/state.js';
import type { CadenceRule } from '#libs/agreement/rules/schema.js';
import { outOf } from '#libs/language/words.js';
import type { CadenceJudgement, WindowJudgement } from '#libs/monitoring/cadence/cadence.js';
import { wordOfRule, wordOfWindow } from '#libs/monitoring/cadence/cadence-words.js';
import { heldBy } from '#libs/monitoring/cadence/counting.js';
import { purposeText } from '#libs/monitoring/cadence/explain-meetings.js';
import { otherJudgements } from '#libs/monitoring/cadence/other-readings.js';
import { READINGS, readingOf } from '#libs/monitoring/cadence/readings.js';
import { ruleSentence } from '#libs/monitoring/explain-rule.js';
import type { Block, Cell, Section } from '../report-document.js';
import type { Writer } from '../report-source.js';
import { PARTIAL } from '../words.js';
import { ruleTitle } from '../year-strip/headline.js';
import { namesIn, withdrawnInWords } from './deliverables.js';

/** The rule as worded, the reading chosen, the count for each period, the meetings (guide 4.2, 4). */
export function meetingsSection(writer: Writer): Section {
  const { cadence } = writer.source.judgement;
  const blocks = [
    ...cadence.flatMap((judged, index) => ruleBlocks(writer, judged, index)),
    ...heldBlocks(writer),
    ...plannedBlocks(writer),
    ...writer.presumedList('bodies', 'meetings'),
  ];
  return { id: 'riunioni', title: writer.say('Governance e riunioni', 'Governance and meetings'), blocks };
}

function ruleBlocks(writer: Writer, judged: CadenceJudgement, index: number): Block[] {
  const { definition, windows, shortfalls } = judged;
  const title = ruleInWords(writer, definition);
  const blocks: Block[] = [writer.verdict(wordOfRule(judged, writer.on), title, writer.why(`/cadence/${index}`))];
  if (judged.withdrawnOn !== undefined) {
    blocks.push({ kind: 'paragraph', text: withdrawnInWords(writer, judged.withdrawnOn) });
  }
  if (definition.wording) {
    blocks.push({
      kind: 'paragraph',
      text: writer.say(`Il testo: «${definition.wording}»`, `The text: “${definition.wording}”`),
    });
  }
  blocks.push({ kind: 'paragraph', text: sentenceOf(writer, definition) });
  blocks.push({ kind: 'paragraph', text: readingInWords(writer, definition) });
  blocks.push(...writer.presumedList('rules', 'validFrom', 'duration'));
  if (windows.length > 0) blocks.push(...windowsTable(writer, judged, index));
  if (shortfalls && shortfalls.length > 0) {
    const items = shortfalls.map(({ from, to }) => `${writer.date(from)} – ${writer.date(to)}`);
    const title = writer.say(
      'Giorni con troppo pochi incontri nel periodo prima',
      'Days with too few meetings in the period before',
    );
    blocks.push({ kind: 'list', title, items });
  }
  const others = otherJudgements(writer.source.judgement, definition.id);
  if (others.length > 0) {
    const items = others.map((other) => {
      const current = other.windows.find(({ window: { from, to } }) => from <= writer.on && writer.on <= to);
      const count = current ? `, ${writer.text(outOf(current.held, current.required))}` : '';
      return `${writer.text(READINGS[readingOf(other.definition)])}: ${writer.text(wordOfRule(other, writer.on).word)}${count}`;
    });
    blocks.push({
      kind: 'list',
      title: writer.say('Con altre letture del periodo', 'With other readings of the period'),
      items,
    });
  }
  return blocks;
}

function ruleInWords(writer: Writer, rule: CadenceRule): string {
  return writer.text(ruleTitle(rule, rule.body === undefined ? undefined : writer.body(rule.body)));
}

/** «La regola: almeno tre incontri all’anno (anno dell’accordo), dell’organo «Tavolo».» */
function sentenceOf(writer: Writer, rule: CadenceRule): string {
  const sentence = writer.text(ruleSentence(rule, namesIn(writer)));
  return writer.say(`La regola: ${sentence}.`, `The rule: ${sentence}.`);
}

/** What the sentence leaves to be read one way or another, so that a reader can count again. */
function readingInWords(writer: Writer, rule: CadenceRule): string {
  const reading = writer.text(READINGS[readingOf(rule)]);
  const parts = [
    rule.per === undefined ? reading : writer.say(`periodo: ${reading}`, `period: ${reading}`),
    rule.minSpacingDays === 1 && writer.say('due nello stesso giorno contano per uno', 'two on one day count once'),
    rule.noticeDays !== undefined &&
      writer.say('l’avviso tardivo non toglie il conto', 'short notice takes nothing away'),
    writer.text(PARTIAL[rule.partialWindows]),
  ];
  return `${writer.say('Lettura scelta', 'Reading chosen')}: ${parts.filter(Boolean).join('; ')}.`;
}

/** Of periods that have not begun yet the next one, and each that something is planned in; how many others there are. */
function windowsTable(writer: Writer, judged: CadenceJudgement, index: number): Block[] {
  const { definition } = judged;
  const next = judged.windows.find(({ verdict }) => verdict === 'upcoming');
  const shown = [...judged.windows.entries()].filter(
    ([, window]) =>
      window.verdict !== 'upcoming' || window === next || (window.kind === 'period' && window.planned.length > 0),
  );
  const windows = shown.map(([, window]) => window);
  const more = judged.windows.length - windows.length;
  const asksForNotice = definition.noticeDays !== undefined;
  const head = [
    ...writer.head(
      'dal | al | tenuti | in programma | esito | consigliato entro | ultimo giorno utile',
      'from | to | held | planned | verdict | recommended by | last useful day',
    ),
    ...(asksForNotice ? [writer.say('avviso', 'notice')] : []),
  ];
  const rows = windows.map((window): Cell[] => [
    writer.date(window.window.from),
    writer.date(window.window.to),
    writer.text(outOf(window.held, window.required)),
    window.kind === 'period' ? String(window.planned.length) : '',
    writer.word(wordOfWindow(judged, window)),
    window.kind === 'period' ? writer.date(window.recommendedBy) : '',
    writer.date(window.nextMeetingBy),
    ...(asksForNotice ? [noticeInWords(writer, window)] : []),
  ]);
  const why = shown.map(([place]) => writer.why(`/cadence/${index}/windows/${place}`));
  const table: Block = { kind: 'table', caption: writer.say('Periodi', 'Periods'), head, rows, why };
  if (more === 0) return [table];
  const others =
    more === 1 ? 'Un altro periodo non è ancora iniziato.' : `Altri ${more} periodi non sono ancora iniziati.`;
  const text = writer.say(others, `Others that have not begun yet: ${more}.`);
  return [table, { kind: 'paragraph', text }];
}

/** Which of those counted were convened too late, and of which that is not known. */
function noticeInWords(writer: Writer, { shortNotice, unknownNotice, counted }: WindowJudgement): string {
  const days = (meetings: WindowJudgement['counted']): string =>
    meetings.map(({ date }) => writer.date(date)).join(', ');
  const parts = [
    shortNotice.length > 0 && writer.say(`tardivo: ${days(shortNotice)}`, `short: ${days(shortNotice)}`),
    unknownNotice.length > 0 && writer.say(`non si sa: ${days(unknownNotice)}`, `not known: ${days(unknownNotice)}`),
  ].filter(Boolean);
  return parts.join('; ') || (counted.length > 0 ? writer.say('nei termini', 'in time') : '');
}

function heldBlocks(writer: Writer): Block[] {
  const counted = new Set(
    writer.source.judgement.cadence.flatMap(({ windows }) =>
      windows.flatMap((window) => window.counted.map(({ id }) => id)),
    ),
  );
  const hasRule = writer.source.judgement.cadence.length > 0;
  const held = [...writer.state.meetings]
    .map(([id, meeting]) => ({ id, meeting, held: heldBy(meeting, writer.on) }))
    .filter((entry) => entry.held !== undefined)
    .sort((a, b) => ((a.held?.date ?? '') < (b.held?.date ?? '') ? -1 : 1));
  if (held.length === 0)
    return [{ kind: 'paragraph', text: writer.say('Nessun incontro registrato.', 'No meeting is recorded.') }];
  const head = [
    ...writer.head('data | organo | presenti | scopo | verbale', 'date | body | present | purpose | minutes'),
    ...(hasRule ? [writer.say('conta', 'counts')] : []),
    writer.say('chi c’era', 'who was there'),
  ];
  const rows = held.map(({ id, meeting, held: facts }): Cell[] => [
    writer.date(facts?.date) + writer.invented(meeting.invented),
    bodyOrEvent(writer, facts),
    String(facts?.present.length ?? 0) +
      (facts?.call === 2 ? writer.say(' (seconda convocazione)', ' (second call)') : ''),
    facts?.purposes.map((purpose) => writer.text(purposeText(purpose))).join(', ') ?? '',
    minutesInWords(writer, meeting),
    ...(hasRule ? [counted.has(id) ? writer.say('sì', 'yes') : writer.say('no', 'no')] : []),
    facts?.present.map((partner) => writer.partner(partner)).join(', ') ?? '',
  ]);
  return [{ kind: 'table', caption: writer.say('Incontri tenuti', 'Meetings held'), head, rows }];
}

function bodyOrEvent(writer: Writer, of: { kind: string; body?: string | undefined } | undefined): string {
  return of?.kind === 'public-event' ? writer.say('evento pubblico', 'public event') : writer.body(of?.body);
}

function minutesInWords(writer: Writer, meeting: MeetingState): string {
  const approved = meeting.minutesApproved;
  if (approved && approved.date <= writer.on)
    return writer.say(`approvato ${writer.date(approved.date)}`, `approved ${writer.date(approved.date)}`);
  return meeting.minutes.some(({ date }) => date <= writer.on)
    ? writer.say('in bozza', 'draft')
    : writer.say('manca', 'missing');
}

function plannedBlocks(writer: Writer): Block[] {
  const planned = [...writer.state.meetings.values()].filter((meeting) => {
    const cancelled = meeting.cancelled && meeting.cancelled.date <= writer.on;
    return meeting.scheduled && !meeting.annulled && !cancelled && !heldBy(meeting, writer.on);
  });
  if (planned.length === 0) return [];
  const head = [...writer.head('data | organo | luogo', 'date | body | place'), ''];
  const rows = planned.map(({ scheduled, invented }): Cell[] => [
    writer.date(scheduled?.date) + writer.invented(invented),
    bodyOrEvent(writer, scheduled),
    (scheduled?.place ?? '') as Cell,
    scheduled && scheduled.date < writer.on
      ? { tone: 'warning', word: writer.say('da registrare', 'to be recorded') }
      : '',
  ]);
  return [{ kind: 'table', caption: writer.say('Incontri convocati', 'Meetings convened'), head, rows }];
}
