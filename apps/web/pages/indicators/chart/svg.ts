import { CustomChart, LineChart } from 'echarts/charts';
import { GridComponent } from 'echarts/components';
import { type EChartsCoreOption, init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { createElement, type VNode } from 'preact';
import type { ChartSize } from './look.js';

use([LineChart, CustomChart, GridComponent, SVGRenderer]);

/** A node as the library's renderer for servers draws it. */
interface Drawn {
  readonly tag: string;
  readonly attrs: Readonly<Record<string, string | number | boolean | undefined>>;
  readonly children?: readonly Drawn[] | undefined;
  readonly text?: string | undefined;
}

interface Painter {
  renderToVNode(options: { animation: boolean; emphasis: boolean; compress: boolean }): Drawn;
}

/** What a chart draws, as the nodes that a page is made of. `prefix` keeps the ids of one chart apart from others'. */
export function drawn(option: EChartsCoreOption, { width, height }: ChartSize, prefix: string): VNode[] {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height });
  try {
    chart.setOption(option);
    const { painter } = chart.getZr();
    if (!paintsNodes(painter)) throw new TypeError('The charting library has no renderer for servers');
    const { children = [] } = painter.renderToVNode({ animation: false, emphasis: false, compress: true });
    return children.map((child, index) => nodeOf(child, prefix, index));
  } finally {
    chart.dispose();
  }
}

const paintsNodes = (painter: object): painter is Painter => 'renderToVNode' in painter;

const TAGS = new Set(['g', 'path', 'rect', 'circle', 'ellipse', 'line', 'polyline', 'polygon', 'text', 'tspan']);
const DEFINING_TAGS = new Set(['defs', 'clipPath']);
const ATTRIBUTES = new Set([
  ...['d', 'x', 'y', 'x1', 'y1', 'x2', 'y2', 'cx', 'cy', 'r', 'rx', 'ry', 'width', 'height', 'points', 'transform'],
  ...['fill', 'fill-opacity', 'fill-rule', 'stroke', 'stroke-width', 'stroke-opacity', 'stroke-dasharray'],
  ...['stroke-dashoffset', 'stroke-linecap', 'stroke-linejoin', 'stroke-miterlimit', 'opacity', 'paint-order'],
  ...['text-anchor', 'dominant-baseline', 'xml:space', 'id', 'clip-path'],
]);

/**
 * Only elements and attributes that say what is to be seen: no style that the pages' policy would block, no class, no
 * handler, nothing that leads elsewhere. The typeface is the page's own.
 */
export function nodeOf({ tag, attrs, children = [], text }: Drawn, prefix: string, key: number): VNode {
  if (!TAGS.has(tag) && !DEFINING_TAGS.has(tag)) throw new TypeError(`A chart draws no <${tag}>`);
  const kept = Object.entries(attrs).filter(([name, value]) => ATTRIBUTES.has(name) && value !== undefined);
  const own = kept.map(([name, value]) => [name, typeof value === 'string' ? ownIds(value, name, prefix) : value]);
  const inside = children.map((child, index) => nodeOf(child, prefix, index));
  return createElement(
    tag,
    { key, ...Object.fromEntries(own), ...fontOf(attrs['style']) },
    ...(text === undefined ? [] : [text]),
    ...inside,
  );
}

/** Ids are numbered along the process: the page's are the same each time it is made. */
function ownIds(value: string, name: string, prefix: string): string {
  if (name === 'id') return value.replace(/^zr\d+/, prefix);
  if (name === 'clip-path') return value.replace(/^url\(#zr\d+/, `url(#${prefix}`);
  return value;
}

function fontOf(style: unknown): Record<string, string> {
  if (typeof style !== 'string') return {};
  const size = /(\d+(?:\.\d+)?)px/.exec(style)?.[1];
  return {
    ...(size !== undefined && { 'font-size': size }),
    ...(/\b(bold|[6-9]00)\b/.test(style) && { 'font-weight': '600' }),
  };
}
