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

/** A mark around a point: its shape tells its kind, its colour says so again. */
export function MarkShape({ kind, isTrial }: { kind: MarkKind; isTrial?: boolean | undefined }): VNode {
  return (
    <>
      {isTrial && <rect x={-13} y={-13} width={26} height={26} rx={3} fill="#fff" stroke="#8a4b00" stroke-width={2} />}
      <Shape kind={kind} />
    </>
  );
}

function Shape({ kind }: { kind: MarkKind }): VNode {
  switch (kind) {
    case 'counted':
      return (
        <>
          <circle r={10} fill={BLUE} />
          <path d="M-4.5 0.5 l3.2 3.4 l6 -7.4" stroke="#fff" stroke-width={2.2} fill="none" />
        </>
      );
    case 'awaiting-minutes':
      return (
        <>
          <circle r={9} fill="#fff" stroke="#8a4b00" stroke-width={2} />
          <path d="M-4 0.5 l2.8 3 l5.2 -6.4" stroke="#8a4b00" stroke-width={2} fill="none" />
        </>
      );
    case 'not-counted':
      return (
        <>
          <circle r={8} fill="#fff" stroke={FAINT} stroke-width={1.5} />
          <path d="M-4 0 h8" stroke={FAINT} stroke-width={2} />
        </>
      );
    case 'planned':
      return <circle r={9} fill="#fff" stroke={BLUE} stroke-width={2.2} />;
    case 'planned-extra':
      return (
        <>
          <circle r={8} fill="#fff" stroke={FAINT} stroke-width={1.5} />
          <path d="M-5.5 5.5 l11 -11" stroke={FAINT} stroke-width={1.5} />
        </>
      );
    case 'unrecorded':
      return (
        <>
          <circle r={9} fill="#fff4d6" stroke="#8a4b00" stroke-width={2} />
          <path d="M0 -5 v6" stroke="#8a4b00" stroke-width={2.2} />
          <circle cy={4.4} r={1.4} fill="#8a4b00" />
        </>
      );
    case 'missing':
      return <circle r={9} fill="#fff" stroke={FAINT} stroke-width={1.8} stroke-dasharray="3.2 2.6" />;
    case 'missed':
      return (
        <>
          <circle r={9} fill="#fff" stroke="#b3132c" stroke-width={1.8} stroke-dasharray="3.2 2.6" />
          <path d="M-3.4 -3.4 l6.8 6.8 M3.4 -3.4 l-6.8 6.8" stroke="#b3132c" stroke-width={1.8} />
        </>
      );
  }
}

/** A mark by itself, beside words. */
export function MarkSign({ kind, isTrial }: { kind: MarkKind; isTrial?: boolean | undefined }): VNode {
  return (
    <svg class="mark-sign" viewBox="-14 -14 28 28" width={28} height={28} aria-hidden="true" focusable="false">
      <MarkShape kind={kind} isTrial={isTrial} />
    </svg>
  );
}
