import type { Evolution } from '../core/define.js';
import { keptOf } from '../core/facts.js';
import { changeEntry, recordCorrection, recordEntry, recordedIn } from '../core/log.js';
import { change, partAdded, partCorrected } from '../core/part.js';
import type { Entry, EvolvingAgreement, MeasuredValue } from '../core/state.js';
import type { indicatorEvents } from './events.js';
import { measuredValue } from './facts.js';

export const indicatorEvolution: Evolution<EvolvingAgreement, typeof indicatorEvents> = {
  IndicatorAdded: (state, event) => partAdded(state.indicators, event, { measurements: [], targetRevisions: [] }),
  IndicatorCorrected: (state, event) => partCorrected(state.indicators, event),

  TargetsRevised: (state, { data, occurredOn, revision }) =>
    change(state.indicators, data.indicator, (indicator) => ({
      ...indicator,
      targetRevisions: [...indicator.targetRevisions, { date: occurredOn, revision, targets: data.targets }],
    })),

  MeasurementRecorded: (state, event) => {
    const { data, occurredOn } = event;
    const log = state.indicators.get(data.indicator)?.measurements ?? [];
    recordEntry(log, state.measurementIndex, data.indicator, {
      id: data.measurement,
      date: occurredOn,
      value: keptOf(measuredValue, data),
      corrections: [],
      ...recordedIn(event),
    });
  },

  MeasurementCorrected: (state, event) => {
    const { data } = event;
    const log = state.indicators.get(data.indicator)?.measurements ?? [];
    recordCorrection(log, state.measurementIndex, {
      id: data.measurement,
      of: data.of,
      value: keptOf(measuredValue, data),
      ...(data.date && { date: data.date }),
      ...recordedIn(event),
    });
  },

  MeasurementAnnulled: (state, { data, occurredOn, revision }) =>
    review(state, data, { annulled: { date: occurredOn, revision } }),

  MeasurementValidated: (state, { data, revision }) =>
    review(state, data, { review: { verdict: 'validated', revision } }),

  MeasurementRejected: (state, { data, revision }) =>
    review(state, data, { review: { verdict: 'rejected', revision, reason: data.reason } }),
};

function review(
  state: EvolvingAgreement,
  data: { indicator: string; measurement: string },
  changed: Partial<Entry<MeasuredValue>>,
): void {
  const log = state.indicators.get(data.indicator)?.measurements ?? [];
  changeEntry(log, state.measurementIndex, data.measurement, changed);
}
