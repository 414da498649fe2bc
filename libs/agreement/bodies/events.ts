import { z } from 'zod';
import { say } from '#libs/kernel/text.js';
import { defineEvent } from '../core/define.js';
import { id, sealed } from '../core/fields.js';
import { partEvents } from '../core/part.js';
import { body } from './schema.js';

const { added, corrected, annulled } = partEvents(
  'Body',
  'bodies',
  {
    added: say('Organo aggiunto', 'Body added'),
    corrected: say('Organo corretto', 'Body corrected'),
    annulled: say('Organo annullato: registrato per errore', 'Body annulled: recorded by mistake'),
  },
  body,
);

const ofChange = (data: { body: string; change: string }) => `bodies/${data.body}/members/${data.change}`;

const membersSet = defineEvent(
  'BodyMembersSet',
  say('Cambio dei componenti di un organo', 'Change of members of a body'),
  { body: id, change: id, members: z.array(id), reason: sealed.optional() },
  ofChange,
);

const membersAnnulled = defineEvent(
  'BodyMembersAnnulled',
  say('Cambio dei componenti annullato', 'Change of members annulled'),
  { body: id, change: id, reason: sealed },
  ofChange,
);

export const bodyEvents = {
  BodyAdded: added,
  BodyCorrected: corrected,
  BodyAnnulled: annulled,
  BodyMembersSet: membersSet,
  BodyMembersAnnulled: membersAnnulled,
};
