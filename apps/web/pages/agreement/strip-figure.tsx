import type { VNode } from 'preact';
import { daysOf } from '#libs/documents/year-strip/bands.js';
import type { MarkKind, StripMark } from '#libs/documents/year-strip/marks.js';
import type { StripAxis } from '#libs/documents/year-strip/strip.js';
import { say, type Text } from '#libs/kernel/text.js';
import { capitalised } from '#libs/language/words.js';
import type { AgreementVisit } from '../../frame/agreement-visit.js';
import { shortDate } from '../../frame/dates.js';
import { Table } from '../../frame/parts.js';
import { VerdictWord } from '../../frame/verdict.js';
import type { Visit } from '../../frame/visit.js';
import { LEGEND, MarkSign } from './strip-marks.js';
import { NarrowStrip } from './strip-narrow.js';
import type { StripProps } from './strip-rows.js';
import { WideStrip } from './strip-wide.js';

/** The strip, drawn for wide and for narrow screens, its legend, and the same as tables. */
export function StripFigure({ at, strip, axis }: StripProps): VNode {
  const { visit } = at;
  const id = `asse-${strip.index + 1}`;
  const { from, to } = axis.focus;
  const shown = axis.marks.filter(({ date }) => from <= date && date <= to);
  const real = shown.filter(({ meeting }) => meeting !== undefined);
  const kinds = [...new Set(shown.map(({ kind }) => kind))];
  return (
    <figure class="strip">
      <figcaption id={id} class="visually-hidden">
        {visit.text(strip.title)}, {daysOf(axis)}
      </figcaption>
      <p id={`${id}-in-parole`} class="visually-hidden">
        {visit.text(strip.headline)}{' '}
        {visit.say('Sotto la figura la stessa cosa è in tabella.', 'Below the figure the same stands in tables.')}
      </p>
      <WideStrip {...{ at, strip, axis }} name={id} description={`${id}-in-parole`} />
      <NarrowStrip {...{ at, strip, axis }} name={id} />
      {kinds.length > 0 && <Legend visit={visit} kinds={kinds} trial={shown.find(({ isTrial }) => isTrial)?.kind} />}
      <details>
        <summary>
          {visit.say('La figura in tabella', 'The figure as tables')}
          <span class="visually-hidden">: {visit.text(strip.title)}</span>
        </summary>
        <Periods visit={visit} axis={axis} />
        {real.length > 0 && <Meetings at={at} marks={real} />}
        {axis.others.map(({ name, verdict, headline }) => (
          <p key={name.it} class="prose">
            {capitalised(visit.text(name))}: <VerdictWord visit={visit} of={verdict} />. {visit.text(headline)}
          </p>
        ))}
      </details>
    </figure>
  );
}

const IN_ORDER = Object.keys(LEGEND) as MarkKind[];

interface LegendProps {
  readonly visit: Visit;
  readonly kinds: readonly MarkKind[];
  readonly trial: MarkKind | undefined;
}

function Legend({ visit, kinds, trial }: LegendProps): VNode {
  return (
    <ul class="legend" aria-label={visit.say('Che cosa vogliono dire i segni', 'What the signs mean')}>
      {IN_ORDER.filter((kind) => kinds.includes(kind)).map((kind) => (
        <li key={kind}>
          <MarkSign kind={kind} />
          {visit.text(LEGEND[kind])}
        </li>
      ))}
      {trial && (
        <li>
          <MarkSign kind={trial} isTrial />
          {visit.say('prova, non registrato', 'trial, not recorded')}
        </li>
      )}
    </ul>
  );
}

/** Columns of the table of periods. */
const PERIODS: readonly Text[] = [
  say('dal – al', 'from – to'),
  say('incontri', 'meetings'),
  say('esito', 'verdict'),
  say('consigliato entro', 'recommended by'),
  say('ultimo giorno utile', 'last useful day'),
];

function Periods({ visit, axis }: { visit: Visit; axis: StripAxis }): VNode {
  return (
    <Table caption={visit.say('Periodi', 'Periods')} head={PERIODS.map((name) => visit.text(name))}>
      {axis.bands.map((band) => (
        <tr key={band.from}>
          <th scope="row">{daysOf(band)}</th>
          <td>
            {[band.count, ...band.besides].flatMap((text) => (text ? [visit.text(text)] : [])).join(' · ') || '–'}
          </td>
          <td>
            <VerdictWord visit={visit} of={band} />
          </td>
          <td>{band.period?.recommendedBy ? shortDate(band.period.recommendedBy) : '–'}</td>
          <td>{band.period?.nextMeetingBy ? shortDate(band.period.nextMeetingBy) : '–'}</td>
        </tr>
      ))}
    </Table>
  );
}

/** Those of the days that are drawn large. */
function Meetings({ at: { visit, href }, marks }: { at: AgreementVisit; marks: readonly StripMark[] }): VNode {
  return (
    <Table caption={visit.say('Incontri', 'Meetings')} head={[visit.say('data', 'date'), visit.say('stato', 'state')]}>
      {marks.map(({ date, meeting, word, isTrial, isInvented }) => (
        <tr key={meeting}>
          <th scope="row">
            {isTrial ? (
              `${shortDate(date)} [${visit.say('prova', 'trial')}]`
            ) : (
              <a href={href(`incontri/${meeting}`)}>{shortDate(date)}</a>
            )}
          </th>
          <td>
            {visit.text(word)}
            {isInvented && ` [${visit.say('inventato', 'made up')}]`}
          </td>
        </tr>
      ))}
    </Table>
  );
}
