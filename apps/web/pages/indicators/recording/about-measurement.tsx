import type { VNode } from 'preact';
import { shortDate } from '../../../frame/dates.js';
import { VerdictWord } from '../../../frame/verdict.js';
import { measuredInWords } from '../measured.js';
import { ENTRY_STATE } from '../words.js';
import type { MeasurementForm } from './form-visit.js';

/** What a form about a measurement, or a correction of one, is about. */
export function AboutMeasurement({ open }: { open: MeasurementForm }): VNode {
  const { at, item, statement, measurement } = open;
  const { visit } = at;
  const said = measuredInWords(visit, statement, item.judged.indicator.definition.unit);
  return (
    <p class="standing-now">
      <span>
        {statement.id === measurement.id
          ? visit.say('Rilevazione: ', 'Measurement: ')
          : visit.say('Rettifica: ', 'Correction: ')}
        <strong>{said}</strong>, {shortDate(statement.date)}
      </span>
      <VerdictWord visit={visit} of={ENTRY_STATE[statement.state]} />
      {statement.rejectedBecause !== undefined && <bdi>{statement.rejectedBecause}</bdi>}
    </p>
  );
}
