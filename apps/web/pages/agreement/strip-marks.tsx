import type { VNode } from 'preact';
import type { MarkKind } from '#libs/documents/year-strip/marks.js';
import { say, type Text } from '#libs/kernel/text.js';
import { MEETING, type Tone } from '#libs/language/lexicon.js';

/** Colours of the figures, by what they mean: those of the words beside them. */
export const PAINT: Readonly<Record<Tone, { readonly fill: string; readonly line: string }>> = {
  good: { fill: '#e6f4ec', line: '#00613a' },
  bad: { fill: '#fdecee', line: '#b3132c' },
  warning: { fill: '#fff4d6', line: '#8a4b00' },
  neutral: { fill: '#e8f1fb', line: '#0059b3' },
  unknown: { fill: '#f2f4f6', line: '#455b71' },
};
export const INK = '#17324d';
export const FAINT = '#455b71';
const BLUE = '#0059b3';
const AMBER = '#8a4b00';
const RED = '#b3132c';

/** What each mark is called below the figure. */
export const LEGEND: Readonly<Record<MarkKind, Text>> = {
  counted: say('tenuto', 'held'),
  'awaiting-minutes': say('tenuto, verbale da approvare', 'held, minutes to be approved'),
  'not-counted': say('tenuto, non conta', 'held, does not count'),
  planned: MEETING.planned.word,
  'planned-extra': say('in programma, non conterebbe', 'planned, would not count'),
  unrecorded: MEETING['never-recorded'].word,
  missing: say('mancante', 'missing'),
  missed: say('non tenuto', 'not held'),
};

type Attributes = Readonly<Record<string, string | number>>;

const ring = (r: number, stroke: string, width: number, fill = '#fff'): Attributes => ({
  r,
  fill,
  stroke,
  'stroke-width': width,
});
const sign = (d: string, stroke: string, width: number): Attributes => ({ d, stroke, 'stroke-width': width });
const DASHED = { 'stroke-dasharray': '3.2 2.6' };

/** Of each kind a circle, and what stands in it. */
const SHAPES: Readonly<Record<MarkKind, readonly [circle: Attributes, sign?: Attributes, dot?: Attributes]>> = {
  counted: [
    { r: 10, fill: BLUE },
    { ...sign('M-4.5 0.5 l3.2 3.4 l6 -7.4', '#fff', 2.2), fill: 'none' },
  ],
  'awaiting-minutes': [ring(9, AMBER, 2), { ...sign('M-4 0.5 l2.8 3 l5.2 -6.4', AMBER, 2), fill: 'none' }],
  'not-counted': [ring(8, FAINT, 1.5), sign('M-4 0 h8', FAINT, 2)],
  planned: [ring(9, BLUE, 2.2)],
  'planned-extra': [ring(8, FAINT, 1.5), sign('M-5.5 5.5 l11 -11', FAINT, 1.5)],
  unrecorded: [ring(9, AMBER, 2, '#fff4d6'), sign('M0 -5 v6', AMBER, 2.2), { cy: 4.4, r: 1.4, fill: AMBER }],
  missing: [{ ...ring(9, FAINT, 1.8), ...DASHED }],
  missed: [{ ...ring(9, RED, 1.8), ...DASHED }, sign('M-3.4 -3.4 l6.8 6.8 M3.4 -3.4 l-6.8 6.8', RED, 1.8)],
};

/** A mark around a point: its shape tells its kind, its colour says so again. */
export function MarkShape({ kind, isTrial }: { kind: MarkKind; isTrial?: boolean | undefined }): VNode {
  const [circle, inside, dot] = SHAPES[kind];
  return (
    <>
      {isTrial && <rect x={-13} y={-13} width={26} height={26} rx={3} fill="#fff" stroke={AMBER} stroke-width={2} />}
      <circle {...circle} />
      {inside && <path {...inside} />}
      {dot && <circle {...dot} />}
    </>
  );
}

/** A mark by itself, beside words. */
export function MarkSign({ kind, isTrial }: { kind: MarkKind; isTrial?: boolean | undefined }): VNode {
  return (
    <svg class="mark-sign" viewBox="-14 -14 28 28" width={28} height={28} aria-hidden="true" focusable="false">
      <MarkShape kind={kind} isTrial={isTrial} />
    </svg>
  );
}
