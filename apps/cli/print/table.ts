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
  const longest = (split: RegExp) =>
    head.map((title, column) =>
      Math.max(
        ...[title, ...rows.map((row) => row[column] ?? '')].flatMap((text) =>
          text.split(split).map(({ length }) => length),
        ),
      ),
    );
  const widths = fitting(longest(/\n/), longest(/\s/));
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

/** Takes from the widest column that has words to break, a character at a time, until the line fits. */
function fitting(widths: readonly number[], longestWords: readonly number[]): number[] {
  const fitted = widths.map((width) => Math.min(width, WIDEST_LINE));
  const room = WIDEST_LINE - GAP * (widths.length - 1);
  while (fitted.reduce((sum, width) => sum + width, 0) > room) {
    const spare = fitted.map((width, column) => width - Math.max(NARROWEST_COLUMN, longestWords[column] ?? 0));
    const breakable = fitted.map((width, column) => ((spare[column] ?? 0) > 0 ? width : 0));
    const widest = Math.max(...breakable);
    if (widest === 0) break;
    fitted[breakable.indexOf(widest)] = widest - 1;
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
