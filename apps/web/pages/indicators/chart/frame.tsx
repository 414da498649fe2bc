import type { VNode } from 'preact';
import type { CivilDate } from '#libs/kernel/civil-date.js';
import type { Canvas } from './canvas.js';
import type { ChartFacts } from './facts.js';
import { axisDate, type ChartWords, DASH, FONT_SIZE, INK } from './look.js';
import { Line, Words } from './strokes.js';
import { ticks } from './ticks.js';

/** Height of one row of words above the chart. */
const ROW = 17;
/** Two words nearer than this would run into each other. */
const NEAR = 70;
/** Room that a date takes beside the axis. */
const DATE_ROOM = 62;

interface FrameProps {
  readonly facts: ChartFacts;
  readonly words: ChartWords;
  readonly canvas: Canvas;
}

/** Days below, values beside, and a line for each value. */
export function Axes({ facts, words, canvas }: FrameProps): VNode {
  const { left, right, bottom, size } = canvas;
  const days = ticks(facts.from, facts.to, size.dates).map((date) => ({ date, x: canvas.x(date) }));
  const [first, second] = days;
  // Evenly apart: where two would run into each other, only some are written.
  const step = first && second ? Math.ceil(DATE_ROOM / (second.x - first.x)) : 1;
  return (
    <>
      {canvas.values.map((value) => {
        const y = canvas.y(value);
        return (
          <g key={value}>
            <Line from={[left, y]} to={[right, y]} ink={INK.grid} width={1} />
            <Words text={words.onAxis(value)} at={[left - 8, y + FONT_SIZE / 3]} ink={INK.text} anchor="end" />
          </g>
        );
      })}
      <Line from={[left, bottom]} to={[right, bottom]} ink={INK.frame} width={1} />
      {days.map(({ date, x }, index) => (
        <g key={date}>
          <Line from={[x, bottom]} to={[x, bottom + 5]} ink={INK.frame} width={1} />
          {index % step === 0 && <Words text={axisDate(date)} at={[x, bottom + 20]} ink={INK.text} anchor="middle" />}
        </g>
      ))}
    </>
  );
}

/** What is still on track and the range to keep: filled, and nothing of them outside the axes. */
export function Bands({ facts, canvas, prefix }: Omit<FrameProps, 'words'> & { readonly prefix: string }): VNode {
  const { path, tolerated, range, from, to } = facts;
  const { left, right, top, bottom } = canvas;
  const within: VNode[] = [];
  if (tolerated.length > 0) {
    const outline = [...path.slice(0, tolerated.length), ...[...tolerated].reverse()];
    within.push(<polygon points={outline.map((point) => canvas.at(point)).join(' ')} fill={INK.tolerated} />);
  }
  if (range?.min !== undefined && range.max !== undefined) {
    const [x, y] = canvas.at({ date: from, value: range.max });
    within.push(<rect x={x} y={y} width={canvas.x(to) - x} height={canvas.y(range.min) - y} fill={INK.range} />);
  }
  const id = `${prefix}-campo`;
  return (
    <>
      <clipPath id={id}>
        <rect x={left} y={top} width={right - left} height={bottom - top} />
      </clipPath>
      <g clip-path={`url(#${id})`}>{within}</g>
    </>
  );
}

/** The agreement's first and last day, and today, with their words above. */
export function Uprights({ facts: { on, from, to, term }, words, canvas }: FrameProps): VNode {
  const shown = (date: CivilDate | undefined): number | undefined =>
    date !== undefined && from <= date && date <= to ? canvas.x(date) : undefined;
  const today = shown(on);
  const ends = [
    { x: shown(term.from), word: words.start },
    { x: shown(term.to), word: words.end },
  ];
  const above = canvas.top - 5;
  return (
    <>
      {ends.map(({ x, word }) => {
        if (x === undefined) return null;
        const y = today !== undefined && Math.abs(today - x) < NEAR ? above - ROW : above;
        return (
          <g key={word}>
            <Line from={[x, y + 3]} to={[x, canvas.bottom]} ink={INK.frame} width={1} dash={DASH.term} />
            <Words text={word} at={[x, y]} ink={INK.text} anchor={anchorAt(x, canvas)} />
          </g>
        );
      })}
      {today !== undefined && (
        <>
          <Line from={[today, above + 3]} to={[today, canvas.bottom]} ink={INK.text} width={1.5} />
          <Words text={words.today} at={[today, above]} ink={INK.text} anchor={anchorAt(today, canvas)} bold />
        </>
      )}
    </>
  );
}

/** Words near an edge stay inside it. */
function anchorAt(x: number, { left, right }: Canvas): 'start' | 'middle' | 'end' {
  if (x - left < 30) return 'start';
  return right - x < 30 ? 'end' : 'middle';
}

/** The ends of the range, and the last value up to today. */
export function Levels({ facts: { range, course, on, to }, words, canvas }: FrameProps): VNode {
  const { left, right } = canvas;
  const ends = [
    { value: range?.min, word: words.min },
    { value: range?.max, word: words.max },
  ];
  const last = course.at(-1);
  const until = on < to ? on : to;
  return (
    <>
      {ends.map(({ value, word }) => {
        if (value === undefined) return null;
        const y = canvas.y(value);
        return (
          <g key={word}>
            <Line from={[left, y]} to={[right, y]} ink={INK.rangeEnd} width={2} dash={DASH.range} />
            <Words text={`${word} ${words.number(value)}`} at={[left + 6, y - 4]} ink={INK.rangeEnd} anchor="start" />
          </g>
        );
      })}
      {last && last.date < until && (
        <Line
          from={canvas.at(last)}
          to={[canvas.x(until), canvas.y(last.value)]}
          ink={INK.course}
          width={2}
          dash={DASH.level}
        />
      )}
    </>
  );
}
