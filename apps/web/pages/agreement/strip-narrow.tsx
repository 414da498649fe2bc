import type { VNode } from 'preact';
import { PERIOD } from '#libs/documents/words.js';
import { daysOf, type StripBand } from '#libs/documents/year-strip/bands.js';
import type { StripMark } from '#libs/documents/year-strip/marks.js';
import type { StripAxis, YearStrip } from '#libs/documents/year-strip/strip.js';
import { type CivilDate, daysUntil } from '#libs/kernel/civil-date.js';
import { shortDate } from '../../frame/dates.js';
import { Verdict } from '../../frame/verdict.js';
import type { Visit } from '../../frame/visit.js';
import { MarkSign } from './strip-marks.js';
import { flagsOf } from './strip-wide.js';

/** What happens on a day, in the list for narrow screens. */
type Happening =
  | { readonly at: CivilDate; readonly what: 'mark'; readonly mark: StripMark }
  | { readonly at: CivilDate; readonly what: 'today' }
  | { readonly at: CivilDate; readonly what: 'flag'; readonly text: string };

interface NarrowProps {
  readonly visit: Visit;
  readonly agreement: string;
  readonly strip: YearStrip;
  readonly axis: StripAxis;
  readonly name: string;
}

/** The strip from top to bottom, for phones: periods one under the other, in each what happens. */
export function NarrowStrip({ visit, agreement, strip, axis, name }: NarrowProps): VNode {
  const happenings = happeningsOf(visit, strip, axis);
  const { from, to } = axis.focus;
  return (
    <div class="strip-narrow">
      <ol class="line" aria-labelledby={name}>
        {axis.bands.map((band) => {
          const isLarge = band.from <= to && from <= band.to;
          const inside = happenings.filter(({ at }) => band.from <= at && at <= band.to);
          return (
            <li key={band.from} class={`band tone-${band.tone}${band.isCurrent ? ' current' : ''}`}>
              <BandHead visit={visit} band={band} />
              {isLarge && inside.length > 0 && (
                <ol>
                  {inside.map((happening, index) => (
                    <li key={`${happening.at}-${index}`} class={`step${gapAfter(inside[index - 1], happening)}`}>
                      <HappeningView visit={visit} agreement={agreement} happening={happening} on={strip.on} />
                    </li>
                  ))}
                </ol>
              )}
            </li>
          );
        })}
      </ol>
      {(strip.on < axis.from || axis.to < strip.on) && (
        <p class="today">{visit.say(`Oggi è il ${shortDate(strip.on)}.`, `Today is ${shortDate(strip.on)}.`)}</p>
      )}
      {axis.others.length > 0 && (
        <>
          <p class="others">
            {visit.say(
              'Come sarebbe con altre letture di «all’anno»:',
              'How it would be with other readings of “a year”:',
            )}
          </p>
          <ul>
            {axis.others.map(({ per, verdict, headline }) => (
              <li key={per}>
                {visit.text(PERIOD[per]!)}:{' '}
                <Verdict visit={visit} tone={verdict.tone} word={visit.text(verdict.word)} />. {visit.text(headline)}
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

function BandHead({ visit, band }: { visit: Visit; band: StripBand }): VNode {
  const counts = [band.count, ...band.besides].filter((text) => text !== undefined).map((text) => visit.text(text));
  return (
    <p class="band-head">
      <Verdict visit={visit} tone={band.tone} word={visit.text(band.word)} />
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
    const band = axis.bands.find(({ from, to }) => from <= date && date <= to);
    const key = `${band?.from} ${kind} ${word.it}`;
    return !said.has(key) && said.add(key);
  });
  const all: Happening[] = [
    ...marks.map((mark): Happening => ({ at: mark.date, what: 'mark', mark })),
    { at: on, what: 'today' },
    ...flagsOf(visit, axis).map(({ day, text }): Happening => ({ at: day, what: 'flag', text })),
  ];
  return all.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}

/** The longer nothing happens, the more room. */
function gapAfter(before: Happening | undefined, { at }: Happening): string {
  if (!before) return '';
  const days = daysUntil(before.at, at);
  return days > 120 ? ' gap-3' : days > 45 ? ' gap-2' : days > 14 ? ' gap-1' : '';
}

interface ViewProps {
  readonly visit: Visit;
  readonly agreement: string;
  readonly happening: Happening;
  readonly on: CivilDate;
}

function HappeningView({ visit, agreement, happening, on }: ViewProps): VNode {
  if (happening.what === 'today') {
    return <p class="today">{visit.say(`oggi, ${shortDate(on)}`, `today, ${shortDate(on)}`)}</p>;
  }
  if (happening.what === 'flag') return <p class="flag">{happening.text}</p>;
  const { mark } = happening;
  const notes = [mark.isTrial && visit.say('prova', 'trial'), mark.isInvented && visit.say('inventato', 'made up')];
  const text = `${visit.text(mark.word)}${notes
    .filter(Boolean)
    .map((note) => ` [${note}]`)
    .join('')}`;
  return (
    <p class="point">
      <MarkSign kind={mark.kind} isTrial={mark.isTrial} />
      <span>
        {mark.meeting !== undefined && !mark.isTrial && (
          <a href={visit.href(`/accordi/${agreement}/incontri/${mark.meeting}`)}>{shortDate(mark.date)}</a>
        )}
        {mark.isTrial && <strong>{shortDate(mark.date)}</strong>}
        {mark.missing === undefined && ', '}
        {text}
      </span>
    </p>
  );
}
