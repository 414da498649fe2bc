import type { VNode } from 'preact';
import type { Target } from '#libs/agreement/indicators/schema.js';
import type { Canvas } from './canvas.js';
import type { ChartFacts } from './facts.js';
import { type ChartWords, DASH, FONT_SIZE, INK } from './look.js';
import { Course, MARKS, MarkAt, type Place, Words } from './strokes.js';

interface LinesProps {
  readonly facts: ChartFacts;
  readonly words: ChartWords;
  readonly canvas: Canvas;
}

/** What was expected: from the baseline through the targets, each marked. */
export function ExpectedPath({ facts, words, canvas }: LinesProps): VNode | null {
  const { path, baseline, targets } = facts;
  const points = path.length > 0 ? path : baseline ? [baseline] : [];
  const isFew = targets.length <= canvas.size.labelledTargets;
  const [first] = points;
  if (!first) return null;
  return (
    <>
      <Course places={points.map((point) => canvas.at(point))} ink={INK.path} width={2} dash={DASH.path} />
      {!targets.includes(first) && <MarkAt mark="square" at={canvas.at(first)} radius={4.5} ink={INK.path} />}
      {targets.map((target) => (
        <g key={target.date}>
          <MarkAt mark="diamond" at={canvas.at(target)} radius={6.5} ink={INK.path} />
          {(isFew || target === targets.at(-1)) && (
            <Words text={words.number(target.value)} ink={INK.path} {...besideTarget(facts, canvas, target)} />
          )}
        </g>
      ))}
    </>
  );
}

/** On the side where the measurements are not, and off the line. */
function besideTarget({ isAbove, baseline, targets }: ChartFacts, canvas: Canvas, target: Target) {
  const rises = (targets.at(-1)?.value ?? 0) >= (baseline?.value ?? 0);
  const edge = canvas.edge(target.date);
  const isBelow = isAbove && !(rises && edge === 'end');
  const away = isBelow === rises ? 'start' : 'end';
  return { at: besides(canvas.at(target), 6.5, isBelow), anchor: edge ?? away } as const;
}

/** Where words stand above or below a mark. */
const besides = ([x, y]: Place, radius: number, isBelow: boolean): Place => [
  x,
  isBelow ? y + radius + 5 + 0.8 * FONT_SIZE : y - radius - 5,
];

export function Singles({ facts: { singles }, canvas }: Omit<LinesProps, 'words'>): VNode {
  return (
    <>
      {singles.map((point, index) => (
        <MarkAt key={index} mark={MARKS[point.qualifier]} at={canvas.at(point)} radius={3.5} ink={INK.frame} />
      ))}
    </>
  );
}

/** The line through what was reached; the last value beside its point. */
export function ReachedCourse({ facts, words, canvas }: LinesProps): VNode | null {
  const { course, yesNo, aggregation, isAbove } = facts;
  const { size } = canvas;
  const last = course.at(-1);
  if (!last) return null;
  const isStepped = yesNo || aggregation === 'max' || aggregation === 'min';
  const radius = size.name === 'wide' ? 4.5 : 4;
  const marked = course.length <= size.symbols ? course : [last];
  return (
    <>
      <Course places={course.map((point) => canvas.at(point))} stepped={isStepped} ink={INK.course} width={2.5} />
      {marked.map((point) => (
        <MarkAt key={point.date} mark={MARKS[point.qualifier]} at={canvas.at(point)} radius={radius} ink={INK.course} />
      ))}
      <Words
        text={words.last(last.value, last.qualifier)}
        at={besides(canvas.at(last), radius, !isAbove)}
        ink={INK.course}
        anchor={canvas.edge(last.date) ?? 'middle'}
        size={FONT_SIZE + 1}
        bold
      />
    </>
  );
}
