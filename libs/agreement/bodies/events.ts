import { say } from '#libs/kernel/text.js';
import { partEvents } from '../core/part.js';
import { body } from './schema.js';

const { added, corrected } = partEvents(
  'Body',
  'bodies',
  { added: say('Organo aggiunto', 'Body added'), corrected: say('Organo corretto', 'Body corrected') },
  body,
);

export const bodyEvents = { BodyAdded: added, BodyCorrected: corrected };
