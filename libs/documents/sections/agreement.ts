import { headerShape } from '#libs/agreement/agreement/schema.js';
import type { PartnerState } from '#libs/agreement/core/state.js';
import { definedEnd, inOrderOfDecision, partnerEnd } from '#libs/agreement/core/term.js';
import { say } from '#libs/kernel/text.js';
import { lengthInWords } from '#libs/language/dates.js';
import { en, it } from '#libs/language/words.js';
import { renewalSentence } from '#libs/monitoring/explain-rule.js';
import { type NextRenewal, nextRenewal } from '#libs/monitoring/tasks/next-renewal.js';
import { termWords } from '#libs/monitoring/term/explain-term.js';
import { renewalsOf } from '#libs/monitoring/term/term.js';
import type { Block, Printed, Section } from '../report-document.js';
import type { JudgedSource, Writer } from '../report-source.js';
import { kindOf, ROLE } from '../words.js';

/** Acts, term, extensions, territory, money, predecessor (guide 4.2, 2). */
export function agreementSection(writer: Writer<JudgedSource>): Section {
  const { state, on } = writer;
  const { header } = state;
  const { judgement } = writer.source;
  const rows: [string, Printed][] = [];
  const fact = (it: string, en: string, value: Printed | undefined): void => {
    if (value) rows.push([writer.say(it, en), value]);
  };
  fact('tipo', 'kind', writer.text(kindOf(header)));
  fact('altre denominazioni', 'also called', header.aliases?.join('; '));
  fact('firmato il', 'signed on', header.signedOn && writer.longDate(header.signedOn));
  fact('periodo', 'term', termInWords(writer));
  for (const [name, text] of renewalRows(writer)) rows.push([name, text]);
  for (const change of state.termChanges.filter(({ date }) => date <= on)) {
    const kind =
      change.kind === 'extension' ? writer.say('proroga', 'extension') : writer.say('chiusura anticipata', 'early end');
    rows.push([
      kind,
      writer.say(
        `decisa ${it.il(change.date)}, fino ${it.al(change.validTo)}`,
        `decided on ${en.date(change.date)}, until ${en.date(change.validTo)}`,
      ) + (change.act ? `, ${change.act}` : ''),
    ]);
  }
  fact('proroghe previste', 'extensions foreseen', extensionInWords(writer));
  fact('pubblicazione', 'publication', header.public ? PUBLIC[writer.lang] : undefined);
  fact('obiettivo generale', 'general objective', header.generalObjective);
  fact('territori', 'territories', header.territories?.join('; '));
  for (const { source, amount, currency, qualifier, note } of header.funding ?? []) {
    const sum = amount === undefined ? '' : `${writer.qualified(amount, qualifier)} ${currency ?? ''}`.trim();
    fact('risorse', 'funding', [source, sum, note].filter(Boolean).join(' – '));
  }
  for (const { title, agreement, note } of header.predecessors ?? []) {
    fact('prosegue', 'continues', [title, agreement && `(${agreement})`, note].filter(Boolean).join(' '));
  }
  const blocks: Block[] = [{ kind: 'facts', rows }];
  const acts = header.acts ?? [];
  if (acts.length > 0) {
    blocks.push({
      kind: 'table',
      caption: writer.say('Atti', 'Acts'),
      head: writer.head('atto | numero | data | ente e oggetto', 'act | number | date | body and subject'),
      rows: acts.map((act) => [
        act.type,
        act.number ?? '',
        writer.date(act.date),
        [act.body, act.subject, act.note].filter(Boolean).join(' – '),
      ]),
    });
  }
  blocks.push(...writer.presumedList(...Object.keys(headerShape)));
  if (header.openQuestions?.length) {
    blocks.push({ kind: 'list', title: writer.say('Da chiarire', 'To be clarified'), items: header.openQuestions });
  }
  if (judgement.term.from === undefined) {
    blocks.unshift({
      kind: 'paragraph',
      text: writer.say(
        'Periodo non definito: nessuna regola si può giudicare.',
        'Term not defined: no rule can be judged.',
      ),
    });
  }
  return { id: 'anagrafica', title: writer.say('L’accordo', 'The agreement'), blocks };
}

const PUBLIC = say('i rapporti pubblicati sono aperti a tutti', 'published reports are open to all');

/** "Rinnovo tacito": how it goes on, the terms so far, who said no, and by when to say it. */
function renewalRows(writer: Writer<JudgedSource>): [string, string][] {
  const { state, on } = writer;
  const { renewal } = state.header;
  const { judgement } = writer.source;
  if (!renewal) return [];
  const rows: [string, string][] = [
    [writer.say('rinnovo tacito', 'tacit renewal'), writer.text(renewalSentence(renewal))],
  ];
  const { spans } = judgement.term;
  if (spans.length > 1) {
    const terms = spans.slice(1).map(({ from, to }) => `${writer.date(from)} – ${writer.date(to)}`);
    const shown = terms.length > MOST_TERMS ? ['…', ...terms.slice(-MOST_TERMS)] : terms;
    const times = renewalsOf(judgement.term);
    const count = writer.say(times === 1 ? '1 volta' : `${times} volte`, times === 1 ? 'once' : `${times} times`);
    rows.push([writer.say('rinnovato', 'renewed'), `${count}: ${shown.join('; ')}`]);
  }
  for (const { date, partner } of state.nonRenewals.filter((said) => said.date <= on)) {
    const said = writer.say(`data ${it.il(date)}`, `given on ${en.date(date)}`);
    const by =
      partner === undefined ? '' : writer.say(` da ${writer.partner(partner)}`, ` by ${writer.partner(partner)}`);
    rows.push([writer.say('disdetta', 'notice of non-renewal'), said + by]);
  }
  const next = nextRenewal(judgement);
  const { to } = judgement.term;
  if (!next && to !== undefined && state.nonRenewals.some((said) => said.date <= on)) {
    const ends = writer.say(`l’accordo finisce ${it.il(to)}`, `the agreement ends on ${writer.date(to)}`);
    rows.push([writer.say('non si rinnova', 'not renewed'), ends]);
  } else if (next) rows.push([writer.say('prossimo rinnovo', 'next renewal'), nextInWords(writer, next)]);
  return rows;
}

/** Of more terms the last ones are told. */
const MOST_TERMS = 6;

function nextInWords(writer: Writer<JudgedSource>, { noticeBy, renewsOn, until }: NextRenewal): string {
  const renews = writer.say(
    `${it.il(renewsOn)}, fino ${it.al(until)}`,
    `on ${en.date(renewsOn)}, until ${en.date(until)}`,
  );
  return noticeBy >= writer.on
    ? writer.say(
        `${renews}; l’ultimo giorno per la disdetta è ${it.il(noticeBy)}`,
        `${renews}; the last day to say no is ${en.date(noticeBy)}`,
      )
    : writer.say(
        `${renews}; per la disdetta era tempo fino ${it.al(noticeBy)}`,
        `${renews}; it could be refused until ${en.date(noticeBy)}`,
      );
}

/** «dal 29 marzo 2021 al 28 marzo 2023 (2 anni)», «periodo non definito» */
export function termInWords(writer: Writer<JudgedSource>): string {
  const { term } = writer.source.judgement;
  const { header } = writer.state;
  const said = writer.text(termWords(term));
  if (!header.duration || header.validTo !== undefined) return said;
  const length = writer.text(lengthInWords(header.duration));
  if (term.from === undefined) return `${said}, ${length}`;
  return definedEnd(header) === term.to ? `${said} (${length})` : said;
}

function extensionInWords(writer: Writer<JudgedSource>): string | undefined {
  const extension = writer.state.header.extension;
  if (!extension) return undefined;
  const allowed = extension.allowed ? writer.say('sì', 'yes') : writer.say('no', 'no');
  return extension.note ? `${allowed}: ${extension.note}` : allowed;
}

/** Who signed, who joined and left (guide 4.2, 3). */
export function partnersSection(writer: Writer<JudgedSource>): Section {
  const partners = [...writer.source.judgement.parts.partners.values()];
  const rows = partners.map((partner) => {
    const { definition, addedOn } = partner;
    const joined = definition.joinedOn ?? addedOn;
    const moves = [
      joined && writer.say(`aderisce ${it.dal(joined, it.short)}`, `joined on ${writer.date(joined)}`),
      leavingInWords(writer, partner),
      definition.note,
    ];
    return [
      definition.name,
      writer.text(ROLE[definition.role]),
      definition.taxCode ?? '',
      [definition.seat, ...moves].filter(Boolean).join('; '),
    ];
  });
  const head = writer.head(
    'denominazione | ruolo | codice fiscale | sede e note',
    'name | role | tax code | seat and notes',
  );
  const caption = writer.say('Partner', 'Partners');
  const table: Block[] = rows.length === 0 ? [] : [{ kind: 'table', caption, head, rows }];
  const blocks = [...table, ...bodiesTable(writer), ...writer.presumedList('partners')];
  return { id: 'partenariato', title: writer.say('Partenariato', 'Partnership'), blocks };
}

/** Decided on one day, and perhaps with effect on a later one, which may lie ahead. */
function leavingInWords(writer: Writer<JudgedSource>, partner: PartnerState): string | undefined {
  const { withdrawn, definition } = partner;
  if (withdrawn && withdrawn.date > writer.on) return undefined;
  const left = withdrawn ? partnerEnd(partner) : definition.withdrewOn;
  if (left === undefined) return undefined;
  const decided =
    withdrawn && withdrawn.date !== left
      ? writer.say(` (deciso ${it.il(withdrawn.date, it.short)})`, ` (decided on ${writer.date(withdrawn.date)})`)
      : '';
  return left > writer.on
    ? writer.say(`recederà ${it.dal(left, it.short)}${decided}`, `leaves on ${writer.date(left)}${decided}`)
    : writer.say(`recede ${it.dal(left, it.short)}${decided}`, `left on ${writer.date(left)}${decided}`);
}

/** Who the members of each body are, and since when: none is named where all who signed are. */
function bodiesTable(writer: Writer<JudgedSource>): Block[] {
  const rows = [...writer.source.judgement.parts.bodies.values()].flatMap((body) => {
    const changes = inOrderOfDecision(body.memberChanges.filter(({ date }) => date <= writer.on));
    const [first, ...later] = [{ date: undefined, members: body.definition.members ?? [] }, ...changes];
    return [first!, ...later].map(({ date, members }, index) => [
      index === 0 ? body.definition.name : '',
      date === undefined
        ? writer.say('dall’inizio', 'from the start')
        : writer.say(it.dal(date, it.short), `from ${writer.date(date)}`),
      members.length === 0
        ? writer.say('chi ha firmato', 'those who signed')
        : members.map((id) => writer.partner(id)).join(', '),
    ]);
  });
  if (rows.length === 0) return [];
  const head = writer.head('organo | da quando | componenti', 'body | since | members');
  return [{ kind: 'table', caption: writer.say('Organi', 'Bodies'), head, rows }];
}
