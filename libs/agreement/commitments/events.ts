import { say } from '#libs/kernel/text.js';
import { defineEvent } from '../core/define.js';
import { correctionNotes, entryNotes } from '../core/entry-facts.js';
import { shapeOf } from '../core/facts.js';
import { date, id, sealed } from '../core/fields.js';
import { partEvents } from '../core/part.js';
import { correctedProgress, progressValue } from './facts.js';
import { commitment } from './schema.js';

const { added, corrected, annulled } = partEvents(
  'Commitment',
  'commitments',
  {
    added: say('Impegno aggiunto', 'Commitment added'),
    corrected: say('Impegno corretto', 'Commitment corrected'),
    annulled: say('Impegno annullato: registrato per errore', 'Commitment annulled: recorded by mistake'),
  },
  commitment,
);

const ofCommitment = (data: { commitment: string }) => `commitments/${data.commitment}`;

const withdrawn = defineEvent(
  'CommitmentWithdrawn',
  say('Impegno ritirato', 'Commitment withdrawn'),
  { commitment: id, reason: sealed.optional() },
  ofCommitment,
);

const withdrawalAnnulled = defineEvent(
  'CommitmentWithdrawalAnnulled',
  say('Ritiro di un impegno annullato', "Commitment's withdrawal annulled"),
  { commitment: id, reason: sealed },
  ofCommitment,
);

const progress = (data: { commitment: string; progress: string }) =>
  `commitments/${data.commitment}/progress/${data.progress}`;

const progressRecorded = defineEvent(
  'ProgressRecorded',
  say('Avanzamento registrato', 'Progress recorded'),
  {
    commitment: id,
    progress: id,
    ...shapeOf(progressValue, 'event'),
    ...shapeOf(entryNotes, 'event'),
  },
  progress,
);

const progressCorrected = defineEvent(
  'ProgressCorrected',
  say('Avanzamento rettificato', 'Progress corrected'),
  {
    commitment: id,
    progress: id.describe('The id of the correction'),
    of: id.describe('The progress, or the correction of it, that is put right'),
    date: date.optional().describe('The right day; absent: the one it had'),
    ...shapeOf(correctedProgress, 'event'),
    ...shapeOf(correctionNotes, 'event'),
  },
  progress,
);

const progressAnnulled = defineEvent(
  'ProgressAnnulled',
  say('Avanzamento annullato', 'Progress annulled'),
  { commitment: id, progress: id, reason: sealed },
  progress,
);

export const commitmentEvents = {
  CommitmentAdded: added,
  CommitmentCorrected: corrected,
  CommitmentAnnulled: annulled,
  CommitmentWithdrawn: withdrawn,
  CommitmentWithdrawalAnnulled: withdrawalAnnulled,
  ProgressRecorded: progressRecorded,
  ProgressCorrected: progressCorrected,
  ProgressAnnulled: progressAnnulled,
};
