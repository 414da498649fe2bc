import { z } from 'zod';
import { say } from '#libs/kernel/text.js';
import { eventsAbout } from '../core/define.js';
import { id, sealed, why } from '../core/fields.js';
import { partEvents } from '../core/part.js';
import { body } from './schema.js';

const aboutMembers = eventsAbout({ body: id, change: id }, ({ body, change }) => `bodies/${body}/members/${change}`);

export const bodyEvents = {
  ...partEvents('Body', 'bodies', body, {
    added: say('Organo aggiunto', 'Body added'),
    corrected: say('Organo corretto', 'Body corrected'),
    annulled: say('Organo annullato: registrato per errore', 'Body annulled: recorded by mistake'),
  }),
  BodyMembersSet: aboutMembers(
    'BodyMembersSet',
    say('Cambio dei componenti di un organo', 'Change of members of a body'),
    { members: z.array(id), reason: sealed.optional() },
  ),
  BodyMembersAnnulled: aboutMembers(
    'BodyMembersAnnulled',
    say('Cambio dei componenti annullato', 'Change of members annulled'),
    why,
  ),
};
