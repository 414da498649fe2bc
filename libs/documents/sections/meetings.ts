import type { MeetingState } from '#libs/agreement/core/state.js';
import type { CadenceRule } from '#libs/agreement/rules/schema.js';
import { it, outOf } from '#libs/language/words.js';
import type { CadenceJudgement } from '#libs/monitoring/cadence/cadence.js';
import { wordOfRule, wordOfWindow } from '#libs/monitoring/cadence/cadence-words.js';
import { heldBy } from '#libs/monitoring/cadence/counting.js';
import { purposeText } from '#libs/monitoring/cadence/explain-meetings.js';
import { quorumName } from '#libs/monitoring/cadence/explain-quorum.js';
import { otherJudgements } from '#libs/monitoring/cadence/other-readings.js';
import type { Block, Cell, Section } from '../report-document.js';
import type { Writer } from '../report-source.js';
import { PARTIAL, PERIOD } from '../words.js';
import { ruleTitle } from '../year-strip/headline.js';

/** The rule as worded, the reading chosen, the count for each period, the meetings (guide 4.2, 4). */
export function meetingsSection(writer: Writer): Section {
  const { cadence } = writer.source.judgement;
  const blocks = [
    ...cadence.flatMap((judged, index) => ruleBlocks(writer, judged, index)),
    ...heldBlocks(writer),
    ...plannedBlocks(writer),
  ];
  return { id: 'riunioni', title: writer.say('Governance e riunioni', 'Governance and meetings'), blocks };
}

function ruleBlocks(writer: Writer, judged: CadenceJudgement, index: number): Block[] {
  const { definition, windows, shortfalls } = judged;
  const title = ruleInWords(writer, definition);
  const blocks: Block[] = [writer.verdict(wordOfRule(judged, writer.on), title, writer.why(`/cadence/${index}`))];
  if (definition.wording) {
    blocks.push({
      kind: 'paragraph',
      text: writer.say(`Il testo: «${definition.wording}»`, `The text: “${definition.wording}”`),
    });
  }
  blocks.push({ kind: 'paragraph', text: readingInWords(writer, definition) });
  blocks.push(...writer.presumedList('rules', 'validFrom', 'duration'));
  if (windows.length > 0) blocks.push(windowsTable(writer, judged, index));
  if (shortfalls && shortfalls.length > 0) {
    const items = shortfalls.map(({ from, to }) => `${writer.date(from)} – ${writer.date(to)}`);
    const title = writer.say(
      'Giorni con troppo pochi incontri nei dodici mesi prima',
      'Days with too few meetings in the twelve months before',
    );
    blocks.push({ kind: 'list', title, items });
  }
  const others = otherJudgements(writer.source.judgement, definition.id);
  if (others.length > 0) {
    const items = others.map((other) => {
      const current = other.windows.find(({ window: { from, to } }) => from <= writer.on && writer.on <= to);
      const count = current ? `, ${writer.text(outOf(current.held, current.required))}` : '';
      return `${writer.text(PERIOD[other.definition.per])}: ${writer.text(wordOfRule(other, writer.on).word)}${count}`;
    });
    blocks.push({
      kind: 'list',
      title: writer.say('Con altre letture di «all’anno»', 'With other readings of “a year”'),
      items,
    });
  }
  return blocks;
}

function ruleInWords(writer: Writer, rule: CadenceRule): string {
  return writer.text(ruleTitle(rule, rule.body === undefined ? undefined : writer.body(rule.body)));
}

/** Everything that decides what counts, so that a reader can count again. */
function readingInWords(writer: Writer, rule: CadenceRule): string {
  const parts = [
    writer.say(`periodo: ${writer.text(PERIOD[rule.per])}`, `period: ${writer.text(PERIOD[rule.per])}`),
    rule.body &&
      writer.say(
        `contano gli incontri di «${writer.body(rule.body)}»`,
        `meetings of “${writer.body(rule.body)}” count`,
      ),
    rule.purpose && writer.say(`con lo scopo «${rule.purpose}»`, `with the purpose “${rule.purpose}”`),
    rule.quorum !== undefined && `quorum: ${writer.text(quorumName(rule.quorum))}`,
    rule.minSpacingDays > 1
      ? writer.say(`ad almeno ${rule.minSpacingDays} giorni di distanza`, `at least ${rule.minSpacingDays} days apart`)
      : writer.say('due nello stesso giorno contano per uno', 'two on one day count once'),
    rule.requireMinutes && writer.say('con verbale approvato', 'with approved minutes'),
    writer.text(PARTIAL[rule.partialWindows]),
    rule.from && writer.say(it.dal(rule.from, it.short), `from ${writer.date(rule.from)}`),
  ];
  return `${writer.say('Lettura scelta', 'Reading chosen')}: ${parts.filter(Boolean).join('; ')}.`;
}

function windowsTable(writer: Writer, judged: CadenceJudgement, index: number): Block {
  const { windows } = judged;
  const head = writer.head(
    'dal | al | tenuti | in programma | esito | consigliato entro | ultimo giorno utile',
    'from | to | held | planned | verdict | recommended by | last useful day',
  );
  const rows = windows.map((window): Cell[] => [
    writer.date(window.window.from),
    writer.date(window.window.to),
    writer.text(outOf(window.held, window.required)),
    window.kind === 'period' ? String(window.planned.length) : '',
    writer.word(wordOfWindow(judged, window)),
    window.kind === 'period' ? writer.date(window.recommendedBy) : '',
    writer.date(window.nextMeetingBy),
  ]);
  const why = windows.map((_, number) => writer.why(`/cadence/${index}/windows/${number}`));
  return { kind: 'table', caption: writer.say('Periodi', 'Periods'), head, rows, why };
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
    facts?.kind === 'public-event' ? writer.say('evento pubblico', 'public event') : writer.body(facts?.body),
    String(facts?.present.length ?? 0),
    facts?.purposes.map((purpose) => writer.text(purposeText(purpose))).join(', ') ?? '',
    minutesInWords(writer, meeting),
    ...(hasRule ? [counted.has(id) ? writer.say('sì', 'yes') : writer.say('no', 'no')] : []),
    facts?.present.map((partner) => writer.partner(partner)).join(', ') ?? '',
  ]);
  return [{ kind: 'table', caption: writer.say('Incontri tenuti', 'Meetings held'), head, rows }];
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
    writer.body(scheduled?.body),
    scheduled?.place ?? '',
    scheduled && scheduled.date < writer.on
      ? { tone: 'warning', word: writer.say('da registrare', 'to be recorded') }
      : '',
  ]);
  return [{ kind: 'table', caption: writer.say('Incontri convocati', 'Meetings convened'), head, rows }];
}
