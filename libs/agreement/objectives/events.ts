import { say } from '#libs/kernel/text.js';
import { partEvents } from '../core/part.js';
import { objective } from './schema.js';

const { added, corrected } = partEvents(
  'Objective',
  'objectives',
  { added: say('Obiettivo aggiunto', 'Objective added'), corrected: say('Obiettivo corretto', 'Objective corrected') },
  objective,
);

export const objectiveEvents = { ObjectiveAdded: added, ObjectiveCorrected: corrected };
