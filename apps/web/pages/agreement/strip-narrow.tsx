import type { VNode } from 'preact';
import { daysOf, type StripBand } from '#libs/documents/year-strip/bands.js';
import type { StripAxis, YearStrip } from '#libs/documents/year-strip/strip.js';
import { addDays, type CivilDate } from '#libs/kernel/civil-date.js';
import { firstPlace } from '#libs/kernel/in-order.js';
import { capitalised } from '#libs/language/words.js';
import { italian, shortDate } from '../../frame/dates.js';
import { VerdictWord } from '../../frame/verdict.js';
import type { Visit } from '../../frame/visit.js';
import type { StripProps } from './strip-rows.js';
import { type Happening, Steps } from './strip-steps.js';
import { flagsOf } from './strip-wide.js';

/** The strip from top to bottom, for phones: periods one under the other, in each what happens. */
export function NarrowStrip({ at, strip, axis, name }: StripProps & { readonly name: string }): VNode {
  const { visit } = at;
  const happenings = happeningsOf(visit, strip, axis);
  const { from } = axis.focus;
  const parts = partsOf(axis);
  return (
    <div class="strip-narrow">
      {parts.map(({ bands, isFolded }) =>
        isFolded ? (
          <details key={bands[0]!.from}>
            <summary>
              {bands[0]!.from < from
                ? visit.say(`Periodi precedenti: ${bands.length}`, `Earlier periods: ${bands.length}`)
                : visit.say(`Periodi successivi: ${bands.length}`, `Later periods: ${bands.length}`)}
            </summary>
            <Line at={at} axis={axis} bands={bands} happenings={happenings} />
          </details>
        ) : (
          <Line key={bands[0]!.from} at={at} axis={axis} bands={bands} happenings={happenings} name={name} />
        ),
      )}
      {(strip.on < axis.from || axis.to < strip.on) && (
        <p class="today">{visit.say(`Oggi è ${italian.il(strip.on)}.`, `Today is ${shortDate(strip.on)}.`)}</p>
      )}
      {axis.others.length > 0 && (
        <>
          <p class="others">
            {visit.say(
              'Come sarebbe con altre letture del periodo:',
              'How it would be with other readings of the period:',
            )}
          </p>
          <ul>
            {axis.others.map(({ name, verdict, headline }) => (
              <li key={name.it}>
                {capitalised(visit.text(name))}: <VerdictWord visit={visit} of={verdict} />. {visit.text(headline)}
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

/** So many periods outside what matters now stand open; of more, none does. */
const MOST_OPEN_OUTSIDE = 4;

interface Part {
  readonly bands: readonly StripBand[];
  readonly isFolded: boolean;
}

/** Those before, those that matter now, those after; where there are few of them, all in one. */
function partsOf({ bands, focus }: StripAxis): Part[] {
  const before = bands.filter(({ to }) => to < focus.from);
  const after = bands.filter(({ from }) => from > focus.to);
  if (before.length + after.length <= MOST_OPEN_OUTSIDE) return [{ bands, isFolded: false }];
  const now = bands.filter(({ from, to }) => to >= focus.from && from <= focus.to);
  return [
    { bands: before, isFolded: true },
    { bands: now, isFolded: false },
    { bands: after, isFolded: true },
  ].filter((part) => part.bands.length > 0);
}

interface LineProps extends Pick<StripProps, 'at' | 'axis'> {
  readonly bands: readonly StripBand[];
  readonly happenings: readonly Happening[];
  readonly name?: string;
}

/** What happens in no period stands before the next one. */
function Line({ at, axis, bands, happenings, name }: LineProps): VNode {
  const { from, to } = axis.focus;
  return (
    <ol class="line" aria-labelledby={name}>
      {bands.map((band, index) => {
        const isLarge = band.from <= to && from <= band.to;
        const inside = happenings.slice(firstOn(happenings, band.from), firstOn(happenings, addDays(band.to, 1)));
        const since = bands[index - 1]?.to ?? (axis.bands[0] === band ? '' : undefined);
        const isNear = since !== undefined && since < to && from < band.from;
        const first = since === undefined || since === '' ? 0 : firstOn(happenings, addDays(since, 1));
        const before = isNear ? happenings.slice(first, firstOn(happenings, band.from)) : [];
        return [
          before.length > 0 && (
            <li key={`prima-${band.from}`} class="band between">
              <Steps at={at} happenings={before} />
            </li>
          ),
          <li key={band.from} class={`band tone-${band.tone}${band.isCurrent ? ' current' : ''}`}>
            <BandHead visit={at.visit} band={band} />
            {isLarge && inside.length > 0 && <Steps at={at} happenings={inside} />}
          </li>,
        ];
      })}
      <After at={at} axis={axis} bands={bands} happenings={happenings} />
    </ol>
  );
}

/** The place of the first that happens on a day or later. */
const firstOn = (happenings: readonly Happening[], from: CivilDate): number =>
  firstPlace(happenings, ({ day }) => day >= from);

/** What comes after the last period, where the axis goes on. */
function After({ at, axis, bands, happenings }: LineProps): VNode | null {
  const last = bands.at(-1);
  if (!last || last !== axis.bands.at(-1)) return null;
  const isDrawn = ({ day, what }: Happening): boolean => what !== 'mark' || day <= axis.focus.to;
  const after = happenings.filter((each) => last.to < each.day && each.day <= axis.to && isDrawn(each));
  if (after.length === 0) return null;
  return (
    <li class="band between">
      <Steps at={at} happenings={after} />
    </li>
  );
}

function BandHead({ visit, band }: { visit: Visit; band: StripBand }): VNode {
  const counts = [band.count, ...band.besides].filter((text) => text !== undefined).map((text) => visit.text(text));
  return (
    <p class="band-head">
      <VerdictWord visit={visit} of={band} />
      {counts.length > 0 && <strong>{counts.join(' · ')}</strong>}
      <span class="days">{daysOf(band)}</span>
    </p>
  );
}

/** By date; those missing in one period as one. */
function happeningsOf(visit: Visit, { on }: YearStrip, axis: StripAxis): Happening[] {
  const said = new Set<string>();
  const marks = axis.marks.filter(({ missing, word, kind, date }) => {
    if (missing === undefined) return true;
    const band = axis.bands[firstPlace(axis.bands, ({ to }) => to >= date)];
    const key = `${band && band.from <= date ? band.from : undefined} ${kind} ${word.it}`;
    return !said.has(key) && said.add(key);
  });
  const all: Happening[] = [
    ...marks.map((mark): Happening => ({ day: mark.date, what: 'mark', mark })),
    { day: on, what: 'today' },
    ...flagsOf(visit, axis).map(({ day, text, isDue }): Happening => ({ day, what: 'flag', text, isDue })),
  ];
  return all.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
}
