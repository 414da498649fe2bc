import type { Evolution } from '../core/define.js';
import { keptOf } from '../core/facts.js';
import { changeEntry, entryBefore, recordCorrection, recordEntry } from '../core/log.js';
import { change, partAdded, partAnnulled, partCorrected } from '../core/part.js';
import type { EvolvingAgreement } from '../core/state.js';
import { noteUndone, takeBack } from '../core/taking-back.js';
import type { commitmentEvents } from './events.js';
import { correctedProgress, progressValue } from './facts.js';

export const commitmentEvolution: Evolution<EvolvingAgreement, typeof commitmentEvents> = {
  CommitmentAdded: (state, event) => partAdded(state.commitments, event, { progress: [] }),
  CommitmentCorrected: (state, event) => partCorrected(state.commitments, event),
  CommitmentAnnulled: (state, event) => partAnnulled(state, 'commitments', event),

  CommitmentWithdrawn: (state, { data, occurredOn, revision }) =>
    change(state.commitments, data.commitment, (commitment) => ({
      ...commitment,
      withdrawn: { date: occurredOn, revision },
    })),

  CommitmentWithdrawalAnnulled: (state, event) => {
    const { withdrawn } = state.commitments.get(event.data.commitment) ?? {};
    takeBack(state, `commitments/${event.data.commitment}/withdrawal`, event, withdrawn);
    change(state.commitments, event.data.commitment, ({ withdrawn: _, ...commitment }) => commitment);
  },

  ProgressRecorded: (state, event) => {
    const { commitment, progress: id } = event.data;
    const said = { id, value: keptOf(progressValue, event.data) };
    recordEntry(logOf(state, commitment), state.progressIndex, commitment, said, event);
  },

  ProgressCorrected: (state, event) => {
    const { commitment, progress: id, of } = event.data;
    const said = { id, of, value: keptOf(correctedProgress, event.data) };
    recordCorrection(logOf(state, commitment), state.progressIndex, said, event);
  },

  ProgressAnnulled: (state, event) => {
    const { data, occurredOn, revision } = event;
    noteUndone(
      state,
      event,
      entryBefore(logOf(state, data.commitment), state.progressIndex, data.commitment, data.progress),
    );
    const annulled = { date: occurredOn, revision, reason: data.reason };
    changeEntry(logOf(state, data.commitment), state.progressIndex, data.progress, { annulled });
  },
};

const logOf = ({ commitments }: EvolvingAgreement, id: string) => commitments.get(id)?.progress ?? [];
