import { say } from '#libs/kernel/text.js';
import { partEvents } from '../core/part.js';
import { objective } from './schema.js';

export const objectiveEvents = {
  ...partEvents('Objective', 'objectives', objective, {
    added: say('Obiettivo aggiunto', 'Objective added'),
    corrected: say('Obiettivo corretto', 'Objective corrected'),
    annulled: say('Obiettivo annullato: registrato per errore', 'Objective annulled: recorded by mistake'),
  }),
};
