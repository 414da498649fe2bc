import type { VNode } from 'preact';
import type { StripBand } from '#libs/documents/year-strip/bands.js';
import type { StripAxis, YearStrip } from '#libs/documents/year-strip/strip.js';
import type { CivilDate } from '#libs/kernel/civil-date.js';
import { capitalised } from '#libs/language/words.js';
import type { AgreementVisit } from '../../frame/agreement-visit.js';
import { shortDate } from '../../frame/dates.js';
import { ICONS } from '../../frame/icons.js';
import type { Visit } from '../../frame/visit.js';
import { Scale, WIDTH, widthOf } from './strip-layout.js';
import { FAINT, INK, PAINT } from './strip-marks.js';

export const ROW = 26;

/** What every drawing of a strip is made from. */
export interface StripProps {
  readonly at: AgreementVisit;
  readonly strip: YearStrip;
  readonly axis: StripAxis;
}

export interface Drawn {
  readonly visit: Visit;
  readonly axis: StripAxis;
  readonly scale: Scale;
}

/** All of a long term, in one line over the part that is drawn large. */
export function Overview({ visit, axis, scale, to, on }: Drawn & { to: number; on: CivilDate }): VNode {
  const all = new Scale(axis);
  const y = 20;
  const focus = all.span(axis.focus) ?? { x: 0, width: WIDTH };
  const edges = scale.span(axis.focus) ?? focus;
  const name = visit.say(
    `Tutta la durata, ${shortDate(axis.from)} – ${shortDate(axis.to)}; sotto, il tratto che conta ora`,
    `The whole term, ${shortDate(axis.from)} – ${shortDate(axis.to)}; below, the part that matters now`,
  );
  return (
    <>
      <text x={6} y={14} fill={FAINT} font-size={13}>
        {name}
      </text>
      <Row visit={visit} bands={axis.bands} scale={all} y={y} />
      <path
        d={`M${focus.x} ${y + ROW + 3} L${edges.x} ${to - 26} M${focus.x + focus.width} ${y + ROW + 3} L${edges.x + edges.width} ${to - 26}`}
        stroke="#8a9aaa"
        stroke-width={1}
      />
      <path d={`M${focus.x} ${y + ROW + 3} h${focus.width}`} stroke={INK} stroke-width={3} />
      {all.isShown(on) && <path d={`M${all.x(on)} ${y - 3} v${ROW + 6}`} stroke={INK} stroke-width={2} />}
    </>
  );
}

/** Bands as one thin line: a sign, and words as far as they have room. */
function Row({ visit, bands, scale, y }: Omit<Drawn, 'axis'> & { bands: readonly StripBand[]; y: number }): VNode {
  return (
    <>
      {bands.map((band) => {
        const span = scale.span(band);
        if (!span) return null;
        const word = visit.text(band.word);
        const count = band.count ? visit.text(band.count) : '';
        const text = [[count, word].filter(Boolean).join(' · '), count || word, ''].find(
          (candidate) => widthOf(candidate, 13) + 30 <= span.width,
        );
        const hasIcon = span.width >= 22;
        const iconX = text ? span.x + 6 : span.x + span.width / 2 - 8;
        return (
          <g key={band.from}>
            <BandRect band={band} scale={scale} y={y} height={ROW} />
            {hasIcon && <StateIcon visit={visit} tone={band.tone} x={iconX} y={y + 5} />}
            {text && (
              <text x={span.x + 26} y={y + 18} font-size={13} fill={PAINT[band.tone].line}>
                {text}
              </text>
            )}
          </g>
        );
      })}
    </>
  );
}

export function Others({ visit, axis, scale, y }: Drawn & { y: number }): VNode {
  return (
    <>
      <text x={6} y={y} fill={INK} font-weight={700}>
        {visit.say('Come sarebbe con altre letture del periodo', 'How it would be with other readings of the period')}
      </text>
      {axis.others.map(({ name, verdict, bands }, index) => {
        const at = y + 24 + index * (ROW + 28);
        return (
          <g key={name.it}>
            <text x={6} y={at} fill={INK}>
              {capitalised(visit.text(name))}: {visit.text(verdict.word)}
            </text>
            <Row visit={visit} bands={bands} scale={scale} y={at + 7} />
          </g>
        );
      })}
    </>
  );
}

export function BandRect({ band, scale, y, height }: { band: StripBand; scale: Scale; y: number; height: number }) {
  const span = scale.span(band);
  if (!span) return null;
  const { fill, line } = PAINT[band.tone];
  const width = Math.max(1, span.width - 2);
  return (
    <rect
      x={span.x + 1}
      y={y}
      width={width}
      height={height}
      rx={Math.min(4, width / 2)}
      fill={fill}
      stroke={line}
      stroke-width={band.isCurrent ? 2 : 1}
    />
  );
}

interface IconProps extends Pick<Drawn, 'visit'> {
  readonly tone: StripBand['tone'];
  readonly x: number;
  readonly y: number;
}

export function StateIcon({ visit, tone, x, y }: IconProps): VNode {
  const href = `${visit.facts.site.assets.sprite}#${ICONS[tone]}`;
  return <use href={href} x={x} y={y} width={17} height={17} fill={PAINT[tone].line} />;
}
