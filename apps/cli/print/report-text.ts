import type { Block, Cell, ReportDocument, Why } from '#libs/documents/report-document.js';
import { ranges } from '#libs/documents/report-source.js';
import type { Language } from '#libs/kernel/text.js';
import type { Tone } from '#libs/language/lexicon.js';
import { beginning } from '#libs/language/shortening.js';
import { paragraph, table } from './table.js';

/** A sign beside the word, for those who see no colour and for terminals that have none. */
const SIGN: Readonly<Record<Tone, string>> = { good: '✓', bad: '✗', warning: '▲', neutral: '●', unknown: '–' };

/** A report for a terminal, 120 columns wide; with the reasons of every verdict where `withReasons`. */
export function reportText(document: ReportDocument, lang: Language, withReasons: boolean): string {
  const lines = [
    document.title,
    '='.repeat(Math.min(document.title.length, 120)),
    document.subtitle,
    ...document.notices.map((notice) => paragraph(notice)),
  ];
  for (const [index, { title, blocks }] of document.sections.entries()) {
    const heading = `${index + 1}. ${title}`;
    lines.push('', heading, '-'.repeat(heading.length));
    for (const block of blocks) lines.push(...blockLines(block, lang, withReasons));
  }
  if (document.empty.length > 0) {
    const said = lang === 'it' ? 'Senza dati, perciò non riportate' : 'Without data, therefore left out';
    lines.push('', `${said}: ${document.empty.join(', ')}.`);
  }
  return [...lines, '', ...document.footer.map((line) => paragraph(line))].join('\n');
}

function blockLines(block: Block, lang: Language, withReasons: boolean): string[] {
  switch (block.kind) {
    case 'paragraph':
      return [paragraph(String(block.text))];
    case 'facts':
      return block.rows.map(([name, value]) => paragraph(`${name}: ${String(value)}`, ''));
    case 'list':
      return [...(block.title ? [`${block.title}:`] : []), ...block.items.map((item) => hanging(`- ${String(item)}`))];
    case 'verdict':
      return [
        hanging(`${SIGN[block.tone]} ${block.word.toUpperCase()} – ${block.text}`),
        ...(withReasons && block.why ? reason(block.why, lang) : []),
      ];
    case 'table':
      return ['', `${block.caption}:`, ...tableLines(block, lang, withReasons)];
  }
}

function tableLines(block: Extract<Block, { kind: 'table' }>, lang: Language, withReasons: boolean): string[] {
  const drawn = table(
    block.head,
    block.rows.map((row) => row.map(cellText)),
  );
  if (!withReasons || !block.why) return [drawn];
  const reasons = block.why.flatMap((why, index) => {
    if (!why) return [];
    const name = cellText(block.rows[index]?.[0] ?? '').trim();
    return reason(why, lang, beginning(name, LONGEST_NAME));
  });
  return [drawn, ...reasons];
}

const LONGEST_NAME = 60;

function reason({ text, events, invented }: Why, lang: Language, about = ''): string[] {
  const because = lang === 'it' ? 'perché' : 'because';
  const said = [lang === 'it' ? 'eventi' : 'events', ranges(events)].join(' ');
  const made = lang === 'it' ? 'inventati' : 'made up';
  const marked = invented.length > 0 ? `; ${made}: ${ranges(invented)}` : '';
  const named = about === '' ? because : `${about}: ${because}`;
  return [paragraph(`${named}: ${text}${events.length > 0 ? ` [${said}${marked}]` : ''}`, '    ')];
}

const cellText = (cell: Cell): string =>
  typeof cell === 'object' && 'tone' in cell ? `${SIGN[cell.tone]} ${cell.word}` : String(cell);

/** Later lines stand under the text, not under its sign. */
function hanging(text: string): string {
  return paragraph(text, '  ').replace(/^ {2}/, '');
}
