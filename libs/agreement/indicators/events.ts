import { say } from '#libs/kernel/text.js';
import { eventsAbout } from '../core/define.js';
import { correctionNotes, entryNotes } from '../core/entry-facts.js';
import { shapeOf } from '../core/facts.js';
import { date, id, sealed, why } from '../core/fields.js';
import { partEvents } from '../core/part.js';
import { measuredValue } from './facts.js';
import { indicator, targets } from './schema.js';

const aboutTargets = eventsAbout(
  { indicator: id, change: id },
  ({ indicator, change }) => `indicators/${indicator}/targets/${change}`,
);
const aboutMeasurement = eventsAbout(
  { indicator: id, measurement: id },
  ({ indicator, measurement }) => `indicators/${indicator}/measurements/${measurement}`,
);

export const indicatorEvents = {
  ...partEvents('Indicator', 'indicators', indicator, {
    added: say('Indicatore aggiunto', 'Indicator added'),
    corrected: say('Indicatore corretto', 'Indicator corrected'),
    annulled: say('Indicatore annullato: registrato per errore', 'Indicator annulled: recorded by mistake'),
  }),
  TargetsRevised: aboutTargets('TargetsRevised', say('Valori obiettivo rivisti', 'Targets revised'), {
    targets,
    reason: sealed,
  }),
  TargetsAnnulled: aboutTargets(
    'TargetsAnnulled',
    say('Revisione dei valori obiettivo annullata', 'Revision of the targets annulled'),
    why,
  ),
  MeasurementRecorded: aboutMeasurement('MeasurementRecorded', say('Rilevazione registrata', 'Measurement recorded'), {
    ...shapeOf(measuredValue, 'event'),
    ...shapeOf(entryNotes, 'event'),
  }),
  MeasurementCorrected: aboutMeasurement(
    'MeasurementCorrected',
    say('Rilevazione rettificata', 'Measurement corrected'),
    {
      measurement: id.describe('The id of the correction'),
      of: id.describe('The measurement, or the correction of it, that is put right'),
      date: date.optional().describe('The right day of observation; absent: the one it had'),
      ...shapeOf(measuredValue, 'event'),
      ...shapeOf(correctionNotes, 'event'),
    },
  ),
  MeasurementAnnulled: aboutMeasurement(
    'MeasurementAnnulled',
    say('Rilevazione annullata', 'Measurement annulled'),
    why,
  ),
  MeasurementValidated: aboutMeasurement(
    'MeasurementValidated',
    say('Rilevazione validata', 'Measurement validated'),
    {},
  ),
  MeasurementRejected: aboutMeasurement(
    'MeasurementRejected',
    say('Rilevazione respinta', 'Measurement rejected'),
    why,
  ),
};
