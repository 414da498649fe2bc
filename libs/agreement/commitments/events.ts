import { say } from '#libs/kernel/text.js';
import { eventsAbout } from '../core/define.js';
import { correctionNotes, entryNotes } from '../core/entry-facts.js';
import { shapeOf } from '../core/facts.js';
import { date, id, sealed, why } from '../core/fields.js';
import { partEvents } from '../core/part.js';
import { correctedProgress, progressValue } from './facts.js';
import { commitment } from './schema.js';

const aboutCommitment = eventsAbout({ commitment: id }, ({ commitment }) => `commitments/${commitment}`);
const aboutProgress = eventsAbout(
  { commitment: id, progress: id },
  ({ commitment, progress }) => `commitments/${commitment}/progress/${progress}`,
);

export const commitmentEvents = {
  ...partEvents('Commitment', 'commitments', commitment, {
    added: say('Impegno aggiunto', 'Commitment added'),
    corrected: say('Impegno corretto', 'Commitment corrected'),
    annulled: say('Impegno annullato: registrato per errore', 'Commitment annulled: recorded by mistake'),
  }),
  CommitmentWithdrawn: aboutCommitment('CommitmentWithdrawn', say('Impegno ritirato', 'Commitment withdrawn'), {
    reason: sealed.optional(),
  }),
  CommitmentWithdrawalAnnulled: aboutCommitment(
    'CommitmentWithdrawalAnnulled',
    say('Ritiro di un impegno annullato', "Commitment's withdrawal annulled"),
    why,
  ),
  ProgressRecorded: aboutProgress('ProgressRecorded', say('Avanzamento registrato', 'Progress recorded'), {
    ...shapeOf(progressValue, 'event'),
    ...shapeOf(entryNotes, 'event'),
  }),
  ProgressCorrected: aboutProgress('ProgressCorrected', say('Avanzamento rettificato', 'Progress corrected'), {
    progress: id.describe('The id of the correction'),
    of: id.describe('The progress, or the correction of it, that is put right'),
    date: date.optional().describe('The right day; absent: the one it had'),
    ...shapeOf(correctedProgress, 'event'),
    ...shapeOf(correctionNotes, 'event'),
  }),
  ProgressAnnulled: aboutProgress('ProgressAnnulled', say('Avanzamento annullato', 'Progress annulled'), why),
};
