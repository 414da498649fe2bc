import type { Evolution } from '../core/define.js';
import { keptOf } from '../core/facts.js';
import { changeEntry, entryBefore, recordCorrection, recordEntry } from '../core/log.js';
import { change, partAdded, partAnnulled, partCorrected } from '../core/part.js';
import type { Entry, EvolvingAgreement, MeasuredValue } from '../core/state.js';
import { noteUndone, takeBack, without } from '../core/taking-back.js';
import type { indicatorEvents } from './events.js';
import { measuredValue } from './facts.js';

export const indicatorEvolution: Evolution<EvolvingAgreement, typeof indicatorEvents> = {
  IndicatorAdded: (state, event) => partAdded(state.indicators, event, { measurements: [], targetRevisions: [] }),
  IndicatorCorrected: (state, event) => partCorrected(state.indicators, event),
  IndicatorAnnulled: (state, event) => partAnnulled(state, 'indicators', event),

  TargetsRevised: (state, { data, occurredOn, revision }) =>
    change(state.indicators, data.indicator, (indicator) => ({
      ...indicator,
      targetRevisions: [
        ...indicator.targetRevisions,
        { id: data.change, date: occurredOn, revision, targets: data.targets },
      ],
    })),

  TargetsAnnulled: (state, event) => {
    const { indicator: of, change: id } = event.data;
    const before = state.indicators.get(of)?.targetRevisions.find((revised) => revised.id === id);
    takeBack(state, `indicators/${of}/targets/${id}`, event, before);
    change(state.indicators, of, (indicator) => ({
      ...indicator,
      targetRevisions: without(indicator.targetRevisions, (revised) => revised.id === id),
    }));
  },

  MeasurementRecorded: (state, event) => {
    const { indicator, measurement: id } = event.data;
    const said = { id, value: keptOf(measuredValue, event.data) };
    recordEntry(logOf(state, indicator), state.measurementIndex, indicator, said, event);
  },

  MeasurementCorrected: (state, event) => {
    const { indicator, measurement: id, of } = event.data;
    const said = { id, of, value: keptOf(measuredValue, event.data) };
    recordCorrection(logOf(state, indicator), state.measurementIndex, said, event);
  },

  MeasurementAnnulled: (state, event) => {
    const { data, occurredOn, revision } = event;
    noteUndone(
      state,
      event,
      entryBefore(logOf(state, data.indicator), state.measurementIndex, data.indicator, data.measurement),
    );
    review(state, data, { annulled: { date: occurredOn, revision } });
  },

  MeasurementValidated: (state, { data, revision }) =>
    review(state, data, { review: { verdict: 'validated', revision } }),

  MeasurementRejected: (state, { data, revision }) =>
    review(state, data, { review: { verdict: 'rejected', revision, reason: data.reason } }),
};

const logOf = ({ indicators }: EvolvingAgreement, id: string) => indicators.get(id)?.measurements ?? [];

function review(
  state: EvolvingAgreement,
  data: { indicator: string; measurement: string },
  changed: Partial<Entry<MeasuredValue>>,
): void {
  changeEntry(logOf(state, data.indicator), state.measurementIndex, data.measurement, changed);
}
