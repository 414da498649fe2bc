import type { VNode } from 'preact';
import type { StripMark } from '#libs/documents/year-strip/marks.js';
import { shortDate } from '../../frame/dates.js';
import type { Visit } from '../../frame/visit.js';
import { labelsFor, MARK_ROOM, type PlacedMark } from './strip-layout.js';
import { INK, MarkShape } from './strip-marks.js';

/** Below the marks, for their words. */
export const LABELS = 22;

interface LabelsProps {
  readonly visit: Visit;
  readonly placed: readonly PlacedMark[];
  /** Upright lines, which words do not cross. */
  readonly lines: readonly number[];
  readonly y: number;
}

export function Labels({ visit, placed, lines, y }: LabelsProps): VNode {
  const wordOf = (mark: StripMark): string => {
    if (mark.missing !== undefined) return visit.text(mark.word);
    const day = `${Number(mark.date.slice(8, 10))}/${Number(mark.date.slice(5, 7))}`;
    return mark.isTrial ? `${day} ${visit.say('(prova)', '(trial)')}` : day;
  };
  return (
    <g font-size={13} fill={INK}>
      {labelsFor(placed, lines, wordOf).map(({ x, text, mark }) => (
        <text key={`${mark.date}-${x}`} x={x} y={y} text-anchor="middle" font-weight={mark.isTrial ? 700 : undefined}>
          {text}
        </text>
      ))}
    </g>
  );
}

interface MarkProps {
  readonly visit: Visit;
  readonly agreement: string;
  readonly placed: PlacedMark;
  readonly bottom: number;
}

export function Mark({ visit, agreement, placed: { mark, x, lane, more }, bottom }: MarkProps): VNode {
  const y = bottom - LABELS - MARK_ROOM / 2 - lane * MARK_ROOM;
  const half = MARK_ROOM / 2;
  const shape = (
    <>
      <rect x={-half} y={-half} width={MARK_ROOM} height={MARK_ROOM} fill="none" pointer-events="all" />
      <MarkShape kind={mark.kind} isTrial={mark.isTrial} />
    </>
  );
  const at = `translate(${x} ${y})`;
  if (more.length > 0) {
    const text = visit.say(
      `${more.length + 1} incontri intorno al ${shortDate(mark.date)}`,
      `${more.length + 1} meetings around ${shortDate(mark.date)}`,
    );
    return (
      <g transform={at}>
        <a href={visit.href(`/accordi/${agreement}/incontri`)} aria-label={text}>
          <title>{text}</title>
          <rect x={-half} y={-half} width={MARK_ROOM} height={MARK_ROOM} rx={half} fill={INK} />
          <text y={5} text-anchor="middle" fill="#fff" font-weight={700}>
            {more.length + 1}
          </text>
        </a>
      </g>
    );
  }
  const text = markText(visit, mark);
  if (mark.meeting === undefined || mark.isTrial) {
    return (
      // biome-ignore lint/a11y/noAriaHiddenOnFocusable: it takes no focus, and is said in words below the figure
      <g transform={at} aria-hidden="true">
        <title>{text}</title>
        {shape}
      </g>
    );
  }
  return (
    <g transform={at}>
      <a href={visit.href(`/accordi/${agreement}/incontri/${mark.meeting}`)} aria-label={text}>
        <title>{text}</title>
        {shape}
      </a>
    </g>
  );
}

/** «10/05/2021: tenuto, conta» */
export function markText(visit: Visit, { date, word, missing, isTrial, isInvented }: StripMark): string {
  if (missing !== undefined) return visit.text(word);
  const notes = [isTrial && visit.say('prova', 'trial'), isInvented && visit.say('inventato', 'made up')];
  const said = notes.filter(Boolean).map((note) => ` [${note}]`);
  return `${shortDate(date)}: ${visit.text(word)}${said.join('')}`;
}
