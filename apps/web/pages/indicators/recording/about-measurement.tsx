import type { VNode } from 'preact';
import { MEASUREMENT } from '#libs/language/lexicon.js';
import type { Statement } from '#libs/monitoring/indicators/statements.js';
import { shortDate } from '../../../frame/dates.js';
import { VerdictWord } from '../../../frame/verdict.js';
import { measuredInWords } from '../measured.js';

import type { MeasurementForm } from './form-visit.js';

/** What a form about a measurement, or a correction of one, is about. */
export function AboutMeasurement({ open }: { open: MeasurementForm }): VNode {
  const { at, item, statement, measurement } = open;
  const { visit } = at;
  const inWords = (said: Statement) => measuredInWords(visit, said, item.judged.indicator.definition.unit);
  const isFirst = statement.id === measurement.id;
  const corrections = measurement.statements.filter(({ id, state }) => id !== measurement.id && state !== 'annulled');
  return (
    <p class="standing-now">
      <span>
        {isFirst ? visit.say('Rilevazione: ', 'Measurement: ') : visit.say('Rettifica: ', 'Correction: ')}
        <strong>{inWords(statement)}</strong>, {shortDate(statement.date)}
      </span>
      <VerdictWord visit={visit} of={MEASUREMENT[statement.state]} />
      {isFirst &&
        corrections.map((correction) => (
          <span key={correction.id}>
            {' '}
            {visit.say('e la sua rettifica: ', 'and its correction: ')}
            <strong>{inWords(correction)}</strong>, {shortDate(correction.date)}
          </span>
        ))}
      {statement.rejectedBecause !== undefined && <bdi>{statement.rejectedBecause}</bdi>}
    </p>
  );
}
