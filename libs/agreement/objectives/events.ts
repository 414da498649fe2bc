import { say } from '#libs/kernel/text.js';
import { partEvents } from '../core/part.js';
import { objective } from './schema.js';

const { added, corrected, annulled } = partEvents(
  'Objective',
  'objectives',
  {
    added: say('Obiettivo aggiunto', 'Objective added'),
    corrected: say('Obiettivo corretto', 'Objective corrected'),
    annulled: say('Obiettivo annullato: registrato per errore', 'Objective annulled: recorded by mistake'),
  },
  objective,
);

export const objectiveEvents = { ObjectiveAdded: added, ObjectiveCorrected: corrected, ObjectiveAnnulled: annulled };
