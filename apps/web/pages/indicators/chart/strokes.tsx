import type { VNode } from 'preact';
import type { Qualifier } from '#libs/agreement/core/fields.js';
import { FONT_SIZE, INK } from './look.js';

/** What single values are drawn as. */
export type Mark = 'dot' | 'ring' | 'up' | 'down' | 'square' | 'diamond';

/** Of a value, how it was qualified. */
export const MARKS: Readonly<Record<Qualifier, Mark>> = { exact: 'dot', about: 'ring', over: 'up', under: 'down' };

const OUTLINES: Readonly<Record<Exclude<Mark, 'dot' | 'ring'>, (radius: number) => string>> = {
  up: (r) => `M0 ${-r}L${r} ${r}H${-r}Z`,
  down: (r) => `M0 ${r}L${r} ${-r}H${-r}Z`,
  square: (r) => `M${-r} ${-r}H${r}V${r}H${-r}Z`,
  diamond: (r) => `M0 ${-r}L${r} 0L0 ${r}L${-r} 0Z`,
};

export type Place = readonly [x: number, y: number];

interface MarkProps {
  readonly mark: Mark;
  readonly at: Place;
  readonly radius: number;
  readonly ink: string;
}

export function MarkAt({ mark, at: [x, y], radius, ink }: MarkProps): VNode {
  if (mark === 'dot') return <circle cx={x} cy={y} r={radius} fill={ink} />;
  if (mark === 'ring') return <circle cx={x} cy={y} r={radius} fill={INK.paper} stroke={ink} stroke-width="2" />;
  return <path d={OUTLINES[mark](radius)} transform={`translate(${x} ${y})`} fill={ink} />;
}

interface WordsProps {
  readonly text: string;
  readonly at: Place;
  readonly ink: string;
  readonly anchor: 'start' | 'middle' | 'end';
  readonly bold?: boolean;
  readonly size?: number;
}

/** Readable whatever lies behind them. */
export function Words({ text, at: [x, y], ink, anchor, bold, size = FONT_SIZE }: WordsProps): VNode {
  return (
    <text
      x={x}
      y={y}
      text-anchor={anchor}
      fill={ink}
      font-size={size}
      font-weight={bold ? 600 : undefined}
      stroke={INK.paper}
      stroke-width="3"
      stroke-linejoin="round"
      paint-order="stroke"
    >
      {text}
    </text>
  );
}

interface LineProps {
  readonly from: Place;
  readonly to: Place;
  readonly ink: string;
  readonly width: number;
  readonly dash?: readonly number[];
}

export function Line({ from: [x1, y1], to: [x2, y2], ink, width, dash }: LineProps): VNode {
  return <line x1={x1} y1={y1} x2={x2} y2={y2} stroke={ink} stroke-width={width} stroke-dasharray={dash?.join(' ')} />;
}

/** Through places one after the other; `stepped`: level until the next. */
export function Course({
  places,
  stepped,
  ink,
  width,
  dash,
}: Omit<LineProps, 'from' | 'to'> & { readonly places: readonly Place[]; readonly stepped?: boolean }): VNode {
  const steps = places.map(([x, y], index) => (index === 0 ? `M${x} ${y}` : stepped ? `H${x}V${y}` : `L${x} ${y}`));
  return (
    <path
      d={steps.join('')}
      fill="none"
      stroke={ink}
      stroke-width={width}
      stroke-linejoin="bevel"
      stroke-dasharray={dash?.join(' ')}
    />
  );
}
