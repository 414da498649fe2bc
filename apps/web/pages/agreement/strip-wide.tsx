import type { VNode } from 'preact';
import type { StripAxis } from '#libs/documents/year-strip/strip.js';
import type { CivilDate } from '#libs/kernel/civil-date.js';
import { shortMonth } from '#libs/language/dates.js';
import { shortDate } from '../../frame/dates.js';
import type { Visit } from '../../frame/visit.js';
import {
  anchored,
  bandWords,
  isWhole,
  lanesOf,
  MARK_ROOM,
  placeMarks,
  Scale,
  ticksOf,
  WIDTH,
  widthOf,
} from './strip-layout.js';
import { LABELS, Labels, Mark } from './strip-mark-links.js';
import { FAINT, INK, PAINT } from './strip-marks.js';
import { BandRect, type Drawn, Others, Overview, ROW, StateIcon, type StripProps } from './strip-rows.js';

/** Above the marks, for the words of a band. */
const HEAD = 46;

interface WideProps extends StripProps {
  /** Ids of the elements that name and describe the figure. */
  readonly name: string;
  readonly description: string;
}

/** The strip along a line, for screens that are wide enough; the same as the list for narrow ones. */
export function WideStrip({ at, strip, axis, name, description }: WideProps): VNode {
  const { visit } = at;
  const scale = new Scale(axis.focus);
  const placed = placeMarks(axis.marks, scale);
  const whole = isWhole(axis) ? 0 : ROW + 44;
  const top = whole + 26;
  const bottom = top + HEAD + lanesOf(placed) * MARK_ROOM + LABELS;
  const flags = placeFlags(flagsOf(visit, axis), scale);
  const below = bottom + 26 + 20 * flags.reduce((rows, { row }) => Math.max(rows, row + 1), 0);
  const lines = [strip.on, ...axis.bands.map(({ from }) => from)].filter((day) => scale.isShown(day));
  const height = below + (axis.others.length > 0 ? 30 + axis.others.length * (ROW + 28) : 4);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a drawing that holds links is a group, not an image
    <svg
      class="strip-wide"
      viewBox={`0 0 ${WIDTH} ${height}`}
      role="group"
      aria-labelledby={name}
      aria-describedby={description}
      font-size={14}
    >
      {/* biome-ignore lint/a11y/noAriaHiddenOnFocusable: nothing in it takes the focus; the words are said elsewhere */}
      <g aria-hidden="true">
        {whole > 0 && <Overview visit={visit} axis={axis} scale={scale} to={top} on={strip.on} />}
        <Bands visit={visit} axis={axis} scale={scale} top={top} bottom={bottom} />
        <Today visit={visit} axis={axis} scale={scale} on={strip.on} top={top} bottom={bottom} />
        <BandTexts visit={visit} axis={axis} scale={scale} top={top} />
        {flags.map((flag) => (
          <Flag key={flag.text} {...flag} from={bottom} y={bottom + 42 + flag.row * 20} />
        ))}
        <Ticks visit={visit} scale={scale} y={bottom} />
        <Labels visit={visit} placed={placed} lines={lines.map((day) => scale.x(day))} y={bottom - 7} />
        {axis.others.length > 0 && <Others visit={visit} axis={axis} scale={scale} y={below + 16} />}
      </g>
      {placed.map((mark) => (
        <Mark key={`${mark.mark.date}-${mark.x}-${mark.lane}`} {...{ at, bottom }} placed={mark} />
      ))}
    </svg>
  );
}

function Bands({ axis, scale, top, bottom }: Drawn & { top: number; bottom: number }): VNode {
  return (
    <>
      {axis.bands.map((band) => (
        <BandRect key={band.from} band={band} scale={scale} y={top} height={bottom - top} />
      ))}
    </>
  );
}

function BandTexts({ visit, axis, scale, top }: Drawn & { top: number }): VNode {
  return (
    <>
      {axis.bands.map((band) => {
        const span = scale.span(band);
        if (!span || span.width < 24) return null;
        const { fill, line } = PAINT[band.tone];
        const { first, second, right } = bandWords(band, span.width, visit.lang);
        const halo = { stroke: fill, 'stroke-width': 4, 'paint-order': 'stroke', 'stroke-linejoin': 'round' } as const;
        return (
          <g key={band.from} font-size={15}>
            <StateIcon visit={visit} tone={band.tone} x={span.x + 7} y={top + 6} />
            {first && (
              <text x={span.x + 27} y={top + 20} fill={line} font-weight={700} {...halo}>
                {first}
              </text>
            )}
            {second && (
              <text x={span.x + 9} y={top + 40} fill={INK} {...halo}>
                {second}
              </text>
            )}
            {right && (
              <text x={span.x + span.width - 9} y={top + 20} fill={INK} text-anchor="end" {...halo}>
                {right}
              </text>
            )}
          </g>
        );
      })}
    </>
  );
}

function Ticks({ visit, scale, y }: { visit: Visit; scale: Scale; y: number }): VNode {
  const ticks = ticksOf(scale);
  const named = ticks.filter(({ isNamed }) => isNamed);
  const years = named.every(({ date }) => date.slice(5, 7) === '01') && named.length > 3;
  const nameOf = (date: CivilDate, isFirst: boolean): string => {
    if (years) return date.slice(0, 4);
    if (!date.endsWith('-01')) return `${Number(date.slice(8, 10))}/${Number(date.slice(5, 7))}`;
    const month = visit.text(shortMonth(date));
    return isFirst || date.slice(5, 7) === '01' ? `${month} ${date.slice(0, 4)}` : month;
  };
  return (
    <g fill={FAINT} font-size={13}>
      {ticks.map(({ x, date, isNamed }) => (
        <line key={date} x1={x} x2={x} y1={y} y2={y + (isNamed ? 7 : 4)} stroke={FAINT} />
      ))}
      {named.map(({ x, date }, index) => {
        const text = nameOf(date, index === 0);
        const place = anchored(x, widthOf(text, 13));
        return (
          <text key={date} x={place.x} y={y + 20} text-anchor={place.textAnchor} {...ON_WHITE}>
            {text}
          </text>
        );
      })}
    </g>
  );
}

function Today({ visit, axis, scale, on, top, bottom }: Drawn & { on: CivilDate; top: number; bottom: number }): VNode {
  const day = shortDate(on);
  if (!scale.isShown(on)) {
    const isAfter = on > axis.focus.to;
    const text = isAfter
      ? visit.say(`oggi, ${day} →`, `today, ${day} →`)
      : visit.say(`← oggi, ${day}`, `← today, ${day}`);
    const place = anchored(isAfter ? WIDTH : 0, widthOf(text, 14, true));
    return <TodayText x={place.x} anchor={place.textAnchor} y={top - 9} text={text} />;
  }
  const text = visit.say(`oggi, ${day}`, `today, ${day}`);
  const x = scale.x(on);
  const place = anchored(x, widthOf(text, 14, true));
  return (
    <>
      <TodayText x={place.x} anchor={place.textAnchor} y={top - 9} text={text} />
      <path d={`M${x - 6} ${top - 5} h12 l-6 9 z`} fill={INK} />
      <line x1={x} x2={x} y1={top + HEAD} y2={bottom + 6} stroke={INK} stroke-width={2.5} />
    </>
  );
}

function TodayText({ x, y, anchor, text }: { x: number; y: number; anchor: 'start' | 'middle' | 'end'; text: string }) {
  return (
    <text x={x} y={y} text-anchor={anchor} fill={INK} font-weight={700}>
      {text}
    </text>
  );
}

interface FlagFacts {
  readonly day: CivilDate;
  readonly text: string;
  /** Something is to be done by then: it stands out. */
  readonly isDue: boolean;
}

/** By when the next is to be held, and the days of the agreement itself. */
export function flagsOf(visit: Visit, { recommendedBy, lastUsefulDay, milestones }: StripAxis): FlagFacts[] {
  const flags: FlagFacts[] = milestones.map(({ day, text, isDue }) => ({ day, text: visit.text(text), isDue }));
  if (recommendedBy !== undefined && recommendedBy !== lastUsefulDay) {
    const day = shortDate(recommendedBy);
    flags.push({
      day: recommendedBy,
      text: visit.say(`consigliato entro: ${day}`, `recommended by: ${day}`),
      isDue: true,
    });
  }
  if (lastUsefulDay !== undefined) {
    const day = shortDate(lastUsefulDay);
    flags.push({
      day: lastUsefulDay,
      text: visit.say(`ultimo giorno utile: ${day}`, `last useful day: ${day}`),
      isDue: true,
    });
  }
  return flags.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
}

interface PlacedFlag extends FlagFacts {
  readonly x: number;
  readonly place: ReturnType<typeof anchored>;
  readonly row: number;
}

/** On one row where they have room beside each other. */
function placeFlags(flags: readonly FlagFacts[], scale: Scale): PlacedFlag[] {
  const ends: number[] = [];
  const shown = flags.filter(({ day }) => scale.isShown(day));
  return shown.map((flag) => {
    const x = Math.min(scale.x(flag.day), WIDTH - 7);
    const width = widthOf(flag.text, 14);
    // The line of the next one runs down to its words: these stay before it.
    const next = shown.find(({ day }) => day > flag.day)?.day;
    const edge = next === undefined ? WIDTH : scale.x(next) - 8;
    const place = x + width / 2 > edge ? { x: edge, textAnchor: 'end' as const } : anchored(x, width);
    const from = place.x - (place.textAnchor === 'start' ? 0 : place.textAnchor === 'end' ? width : width / 2);
    const free = ends.findIndex((end) => end + 12 <= from);
    const row = free >= 0 ? free : ends.length;
    ends[row] = from + width;
    return { ...flag, x, place, row };
  });
}

const ON_WHITE = { stroke: '#fff', 'stroke-width': 4, 'paint-order': 'stroke', 'stroke-linejoin': 'round' } as const;

function Flag({ text, x, place, from, y, isDue }: PlacedFlag & { from: number; y: number }): VNode {
  const colour = isDue ? PAINT.warning.line : FAINT;
  return (
    <g fill={colour}>
      <path d={`M${x} ${from} V${y - 12}`} stroke={colour} stroke-width={1.5} stroke-dasharray="4 3" />
      <path d={`M${x - 4} ${from - 1} h8 l-4 6 z`} />
      <text x={place.x} y={y} text-anchor={place.textAnchor} {...ON_WHITE}>
        {text}
      </text>
    </g>
  );
}
