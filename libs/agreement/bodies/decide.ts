import { say } from '#libs/kernel/text.js';
import { type Problem, partnersMustExist } from '../core/guards.js';
import { partCommands } from '../core/part.js';
import type { RecordedAgreement } from '../core/state.js';
import { bodyEvents } from './events.js';
import { type Body, body } from './schema.js';

export const problemsOfBody = (state: RecordedAgreement, part: Body): Problem[] =>
  partnersMustExist(state, part.members ?? [], '/members/*');

export const bodyCommands = partCommands({
  name: 'body',
  collection: 'bodies',
  noun: say('un organo', 'a body'),
  schema: body,
  added: bodyEvents.BodyAdded,
  corrected: bodyEvents.BodyCorrected,
  example: { id: 'cabina-di-regia', name: 'Cabina di regia', members: ['ciss', 'diaconia'] },
  correctionExample: { changes: { name: 'Tavolo di lavoro' }, reason: 'Nome come nel testo firmato' },
  partsOf: (state) => state.bodies,
  problemsOf: problemsOfBody,
});
