import { say } from '#libs/kernel/text.js';
import { defineEvent } from '../core/define.js';
import { correctionNotes, entryNotes } from '../core/entry-facts.js';
import { shapeOf } from '../core/facts.js';
import { date, id, sealed } from '../core/fields.js';
import { partEvents } from '../core/part.js';
import { measuredValue } from './facts.js';
import { indicator, targets } from './schema.js';

const {
  added,
  corrected,
  annulled: partAnnulled,
} = partEvents(
  'Indicator',
  'indicators',
  {
    added: say('Indicatore aggiunto', 'Indicator added'),
    corrected: say('Indicatore corretto', 'Indicator corrected'),
    annulled: say('Indicatore annullato: registrato per errore', 'Indicator annulled: recorded by mistake'),
  },
  indicator,
);

const ofTargets = (data: { indicator: string; change: string }) =>
  `indicators/${data.indicator}/targets/${data.change}`;

const targetsRevised = defineEvent(
  'TargetsRevised',
  say('Valori obiettivo rivisti', 'Targets revised'),
  { indicator: id, change: id, targets, reason: sealed },
  ofTargets,
);

const targetsAnnulled = defineEvent(
  'TargetsAnnulled',
  say('Revisione dei valori obiettivo annullata', 'Revision of the targets annulled'),
  { indicator: id, change: id, reason: sealed },
  ofTargets,
);

const measurement = (data: { indicator: string; measurement: string }) =>
  `indicators/${data.indicator}/measurements/${data.measurement}`;

const recorded = defineEvent(
  'MeasurementRecorded',
  say('Rilevazione registrata', 'Measurement recorded'),
  { indicator: id, measurement: id, ...shapeOf(measuredValue, 'event'), ...shapeOf(entryNotes, 'event') },
  measurement,
);

const measurementCorrected = defineEvent(
  'MeasurementCorrected',
  say('Rilevazione rettificata', 'Measurement corrected'),
  {
    indicator: id,
    measurement: id.describe('The id of the correction'),
    of: id.describe('The measurement, or the correction of it, that is put right'),
    date: date.optional().describe('The right day of observation; absent: the one it had'),
    ...shapeOf(measuredValue, 'event'),
    ...shapeOf(correctionNotes, 'event'),
  },
  measurement,
);

const annulled = defineEvent(
  'MeasurementAnnulled',
  say('Rilevazione annullata', 'Measurement annulled'),
  { indicator: id, measurement: id, reason: sealed },
  measurement,
);

const validated = defineEvent(
  'MeasurementValidated',
  say('Rilevazione validata', 'Measurement validated'),
  { indicator: id, measurement: id },
  measurement,
);

const rejected = defineEvent(
  'MeasurementRejected',
  say('Rilevazione respinta', 'Measurement rejected'),
  { indicator: id, measurement: id, reason: sealed },
  measurement,
);

export const indicatorEvents = {
  IndicatorAdded: added,
  IndicatorCorrected: corrected,
  IndicatorAnnulled: partAnnulled,
  TargetsRevised: targetsRevised,
  TargetsAnnulled: targetsAnnulled,
  MeasurementRecorded: recorded,
  MeasurementCorrected: measurementCorrected,
  MeasurementAnnulled: annulled,
  MeasurementValidated: validated,
  MeasurementRejected: rejected,
};
