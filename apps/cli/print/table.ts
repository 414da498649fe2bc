import Table from 'cli-table3';

const BORDERLESS = {
  top: '',
  'top-mid': '',
  'top-left': '',
  'top-right': '',
  bottom: '',
  'bottom-mid': '',
  'bottom-left': '',
  'bottom-right': '',
  left: '',
  'left-mid': '',
  mid: '',
  'mid-mid': '',
  right: '',
  'right-mid': '',
  middle: '  ',
};

const WIDEST_LINE = 120;
const NARROWEST_COLUMN = 14;
const GAP = 2;

/** Columns of words without lines between them, 120 wide at most: the widest columns wrap. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = fitting(
    head.map((title, column) => Math.max(title.length, ...rows.map((row) => longestLine(row[column] ?? '')))),
  );
  const drawn = new Table({
    head: [...head],
    chars: BORDERLESS,
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 0 },
    colWidths: widths,
    wordWrap: true,
  });
  for (const row of rows) drawn.push([...row]);
  return drawn
    .toString()
    .split('\n')
    .map((line) => line.trimEnd())
    .filter((line) => line !== '')
    .join('\n');
}

const longestLine = (text: string): number => Math.max(...text.split('\n').map((line) => line.length));

/** Takes from the widest column, a character at a time, until the line fits. */
function fitting(widths: readonly number[]): number[] {
  const fitted = widths.map((width) => Math.min(width, WIDEST_LINE));
  const room = WIDEST_LINE - GAP * (widths.length - 1);
  while (fitted.reduce((sum, width) => sum + width, 0) > room) {
    const widest = Math.max(...fitted);
    if (widest <= NARROWEST_COLUMN) break;
    fitted[fitted.indexOf(widest)] = widest - 1;
  }
  return fitted;
}

/** A paragraph broken into lines, each behind an indentation. */
export function paragraph(text: string, indent = '', width = WIDEST_LINE): string {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/)) {
    if (line !== '' && indent.length + line.length + 1 + word.length > width) {
      lines.push(indent + line);
      line = word;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  return [...lines, indent + line].join('\n');
}
