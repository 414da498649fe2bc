import { definedEnd } from '#libs/agreement/core/term.js';
import { lengthInWords } from '#libs/language/dates.js';
import { en, it } from '#libs/language/words.js';
import { termWords } from '#libs/monitoring/term/explain-term.js';
import type { Block, Printed, Section } from '../report-document.js';
import type { JudgedSource, Writer } from '../report-source.js';
import { KIND, ROLE } from '../words.js';

/** Acts, term, extensions, territory, money, predecessor (guide 4.2, 2). */
export function agreementSection(writer: Writer<JudgedSource>): Section {
  const { state, on } = writer;
  const { header } = state;
  const { judgement } = writer.source;
  const rows: [string, Printed][] = [];
  const fact = (it: string, en: string, value: Printed | undefined): void => {
    if (value) rows.push([writer.say(it, en), value]);
  };
  fact('tipo', 'kind', writer.text(KIND[header.kind]));
  fact('altre denominazioni', 'also called', header.aliases?.join('; '));
  fact('firmato il', 'signed on', header.signedOn && writer.longDate(header.signedOn));
  fact('periodo', 'term', termInWords(writer));
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
  blocks.push(...writer.presumedList('validFrom', 'validTo', 'duration', 'signedOn'));
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
  const rows = partners.map(({ definition, addedOn, withdrawn }) => {
    const left = withdrawn && withdrawn.date <= writer.on ? withdrawn.date : definition.withdrewOn;
    const joined = definition.joinedOn ?? addedOn;
    const moves = [
      joined && writer.say(`aderisce ${it.dal(joined, it.short)}`, `joined on ${writer.date(joined)}`),
      left && writer.say(`recede ${it.dal(left, it.short)}`, `left on ${writer.date(left)}`),
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
  const blocks: Block[] = rows.length === 0 ? [] : [{ kind: 'table', caption, head, rows }];
  return { id: 'partenariato', title: writer.say('Partenariato', 'Partnership'), blocks };
}
