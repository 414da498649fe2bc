import type { ComponentChildren, VNode } from 'preact';
import type { StripMark } from '#libs/documents/year-strip/marks.js';
import type { AgreementVisit } from '../../frame/agreement-visit.js';
import { articles, shortDate } from '../../frame/dates.js';
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
  readonly at: AgreementVisit;
  readonly placed: PlacedMark;
  readonly bottom: number;
}

export function Mark({ at, placed: { mark, x, lane, more }, bottom }: MarkProps): VNode {
  const { visit, href } = at;
  const y = bottom - LABELS - MARK_ROOM / 2 - lane * MARK_ROOM;
  const square = { x: -MARK_ROOM / 2, y: -MARK_ROOM / 2, width: MARK_ROOM, height: MARK_ROOM };
  const place = `translate(${x} ${y})`;
  const linked = (to: string, text: string, shape: ComponentChildren): VNode => (
    <g transform={place}>
      <a href={href(to)} aria-label={text}>
        <title>{text}</title>
        {shape}
      </a>
    </g>
  );
  if (more.length > 0) {
    const day = shortDate(mark.date);
    const text = visit.say(
      `${more.length + 1} incontri intorno ${articles.al(day)}`,
      `${more.length + 1} meetings around ${day}`,
    );
    return linked(
      'incontri',
      text,
      <>
        <rect {...square} rx={MARK_ROOM / 2} fill={INK} />
        <text y={5} text-anchor="middle" fill="#fff" font-weight={700}>
          {more.length + 1}
        </text>
      </>,
    );
  }
  const text = markText(visit, mark);
  const shape = (
    <>
      <rect {...square} fill="none" pointer-events="all" />
      <MarkShape kind={mark.kind} isTrial={mark.isTrial} />
    </>
  );
  if (mark.meeting !== undefined && !mark.isTrial) return linked(`incontri/${mark.meeting}`, text, shape);
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: it takes no focus, and is said in words below the figure
    <g transform={place} aria-hidden="true">
      <title>{text}</title>
      {shape}
    </g>
  );
}

/** What is to be known of a mark besides: that it is a trial, that it was made up. */
export function notesOf(visit: Visit, { isTrial, isInvented }: StripMark): string {
  const notes = [isTrial && visit.say('prova', 'trial'), isInvented && visit.say('inventato', 'made up')];
  return notes
    .filter(Boolean)
    .map((note) => ` [${note}]`)
    .join('');
}

/** «10/05/2021: tenuto, conta» */
export function markText(visit: Visit, mark: StripMark): string {
  const word = visit.text(mark.word);
  return mark.missing === undefined ? `${shortDate(mark.date)}: ${word}${notesOf(visit, mark)}` : word;
}
