import type { VNode } from 'preact';
import type { CivilDate } from '#libs/kernel/civil-date.js';
import type { Visit } from '../../../frame/visit.js';
import { SO_FAR } from '../words.js';
import type { ChartFacts } from './facts.js';
import { DASH, INK } from './look.js';
import { type Mark, MarkAt } from './strokes.js';

type Sample =
  | { readonly line: string; readonly dash?: readonly number[]; readonly dotted?: true; readonly upright?: true }
  | { readonly mark: Mark; readonly ink: string }
  | { readonly field: string; readonly edge?: string };

/** What each line, symbol and field of a chart means: those that it has, drawn as there. */
export function Legend({ visit, facts }: { visit: Visit; facts: ChartFacts }): VNode {
  return (
    <ul class="chart-legend">
      {[...ofCourse(visit, facts), ...ofAim(visit, facts)].map(([word, sample]) => (
        <li key={word}>
          <svg width="36" height="16" viewBox="0 0 36 16" aria-hidden="true" focusable="false">
            <SampleOf sample={sample} />
          </svg>
          <span>{word}</span>
        </li>
      ))}
    </ul>
  );
}

type Entry = readonly [word: string, sample: Sample];

/** What was measured. */
function* ofCourse(visit: Visit, { course, singles, on, to, aggregation }: ChartFacts): Generator<Entry> {
  const last = course.at(-1);
  if (last) yield [visit.text(SO_FAR[aggregation]), { line: INK.course, dotted: true }];
  if (last && last.date < (on < to ? on : to)) {
    const word = visit.say('ultimo valore, finché non ce n’è un altro', 'last value, until there is another');
    yield [word, { line: INK.course, dash: DASH.level }];
  }
  if (singles.length > 0) {
    yield [visit.say('singole rilevazioni', 'single measurements'), { mark: 'dot', ink: INK.frame }];
  }
  const qualifiers = new Set([...course, ...singles].map(({ qualifier }) => qualifier));
  const ink = singles.length > 0 ? INK.frame : INK.course;
  if (qualifiers.has('about')) yield [visit.say('circa', 'about'), { mark: 'ring', ink }];
  if (qualifiers.has('over')) yield [visit.say('oltre: in realtà di più', 'over: in fact more'), { mark: 'up', ink }];
  if (qualifiers.has('under')) {
    yield [visit.say('meno di: in realtà di meno', 'under: in fact less'), { mark: 'down', ink }];
  }
}

/** What it is compared with. */
function* ofAim(visit: Visit, facts: ChartFacts): Generator<Entry> {
  const { path, tolerated, targets, baseline, range, from, to, term } = facts;
  if (path.length > 0) yield [visit.say('percorso atteso', 'expected path'), { line: INK.path, dash: DASH.path }];
  if (tolerated.length > 0) {
    yield [visit.say('fin qui ancora in linea', 'up to here still on track'), { field: INK.tolerated }];
  }
  if (baseline) yield [visit.say('valore di partenza', 'baseline'), { mark: 'square', ink: INK.path }];
  if (targets.length > 0) yield [visit.say('valori obiettivo', 'targets'), { mark: 'diamond', ink: INK.path }];
  if (range?.min !== undefined && range.max !== undefined) {
    yield [visit.say('intervallo da mantenere', 'range to keep'), { field: INK.range, edge: INK.rangeEnd }];
  } else if (range) {
    yield [visit.say('limite da mantenere', 'limit to keep'), { line: INK.rangeEnd, dash: DASH.range }];
  }
  const shows = (date: CivilDate | undefined): boolean => date !== undefined && from <= date && date <= to;
  if (shows(term.from) || shows(term.to)) {
    const word = visit.say('inizio e fine dell’accordo', 'start and end of the agreement');
    yield [word, { line: INK.frame, dash: DASH.term, upright: true }];
  }
}

const RADIUS: Readonly<Record<Mark, number>> = { dot: 3.5, ring: 4, up: 5, down: 5, square: 4, diamond: 7 };

function SampleOf({ sample }: { sample: Sample }): VNode {
  if ('field' in sample) return <FieldOf {...sample} />;
  if ('line' in sample) {
    const { line, dash, dotted, upright } = sample;
    const [x1, y1, x2, y2] = upright ? [18, 0, 18, 16] : [1, 8, 35, 8];
    return (
      <>
        <line x1={x1} y1={y1} x2={x2} y2={y2} stroke={line} stroke-width="2" stroke-dasharray={dash?.join(' ')} />
        {dotted && <circle cx="18" cy="8" r="4.5" fill={line} />}
      </>
    );
  }
  const { mark, ink } = sample;
  return <MarkAt mark={mark} at={[18, 8]} radius={RADIUS[mark]} ink={ink} />;
}

function FieldOf({ field, edge }: { field: string; edge?: string }): VNode {
  const ends = edge === undefined ? [] : [2, 14];
  return (
    <>
      <rect x="1" y="2" width="34" height="12" fill={field} />
      {ends.map((y) => (
        <line
          key={y}
          x1="1"
          x2="35"
          y1={y}
          y2={y}
          stroke={edge}
          stroke-width="2"
          stroke-dasharray={DASH.range.join(' ')}
        />
      ))}
    </>
  );
}
