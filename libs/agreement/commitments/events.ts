import { say } from '#libs/kernel/text.js';
import { defineEvent } from '../core/define.js';
import { date, id, sealed } from '../core/fields.js';
import { partEvents } from '../core/part.js';
import { commitment, evidence, percent, progressStatus } from './schema.js';

const { added, corrected } = partEvents(
  'Commitment',
  'commitments',
  {
    added: say('Impegno aggiunto', 'Commitment added'),
    corrected: say('Impegno corretto', 'Commitment corrected'),
  },
  commitment,
);

const withdrawn = defineEvent(
  'CommitmentWithdrawn',
  say('Impegno ritirato', 'Commitment withdrawn'),
  { commitment: id, reason: sealed.optional() },
  (data) => `commitments/${data.commitment}`,
);

const progress = (data: { commitment: string; progress: string }) =>
  `commitments/${data.commitment}/progress/${data.progress}`;

const progressRecorded = defineEvent(
  'ProgressRecorded',
  say('Avanzamento registrato', 'Progress recorded'),
  {
    commitment: id,
    progress: id,
    status: progressStatus,
    percent: percent.optional(),
    note: sealed.optional(),
    evidence: evidence.optional(),
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
    status: progressStatus.optional(),
    percent: percent.optional(),
    reason: sealed,
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
  CommitmentWithdrawn: withdrawn,
  ProgressRecorded: progressRecorded,
  ProgressCorrected: progressCorrected,
  ProgressAnnulled: progressAnnulled,
};
