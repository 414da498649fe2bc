import type { Evolution } from '../core/define.js';
import { keptOf } from '../core/facts.js';
import { changeEntry, recordCorrection, recordEntry, recordedIn } from '../core/log.js';
import { change, partAdded, partCorrected } from '../core/part.js';
import type { EvolvingAgreement } from '../core/state.js';
import type { commitmentEvents } from './events.js';
import { correctedProgress, progressValue } from './facts.js';

export const commitmentEvolution: Evolution<EvolvingAgreement, typeof commitmentEvents> = {
  CommitmentAdded: (state, event) => partAdded(state.commitments, event, { progress: [] }),
  CommitmentCorrected: (state, event) => partCorrected(state.commitments, event),

  CommitmentWithdrawn: (state, { data, occurredOn, revision }) =>
    change(state.commitments, data.commitment, (commitment) => ({
      ...commitment,
      withdrawn: { date: occurredOn, revision },
    })),

  ProgressRecorded: (state, event) => {
    const { data, occurredOn } = event;
    const log = state.commitments.get(data.commitment)?.progress ?? [];
    recordEntry(log, state.progressIndex, data.commitment, {
      id: data.progress,
      date: occurredOn,
      value: keptOf(progressValue, data),
      corrections: [],
      ...recordedIn(event),
    });
  },

  ProgressCorrected: (state, event) => {
    const { data } = event;
    const log = state.commitments.get(data.commitment)?.progress ?? [];
    recordCorrection(log, state.progressIndex, {
      id: data.progress,
      of: data.of,
      value: keptOf(correctedProgress, data),
      ...(data.date && { date: data.date }),
      ...recordedIn(event),
    });
  },

  ProgressAnnulled: (state, { data, occurredOn, revision }) => {
    const log = state.commitments.get(data.commitment)?.progress ?? [];
    const annulled = { date: occurredOn, revision, reason: data.reason };
    changeEntry(log, state.progressIndex, data.progress, { annulled });
  },
};
