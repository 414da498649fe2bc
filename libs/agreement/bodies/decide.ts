import { z } from 'zod';
import type { Decision } from '#libs/kernel/command-handling.js';
import { say } from '#libs/kernel/text.js';
import { annulment } from '../core/annulment.js';
import { besides, common, dayOf, defineCommand, type RequestOf, toSealIf } from '../core/command.js';
import { newEvent } from '../core/define.js';
import { id, typedText } from '../core/fields.js';
import { type Problem, partnersMustExist, refuseProblems, unknownPart } from '../core/guards.js';
import { partCommands } from '../core/part.js';
import type { RecordedAgreement } from '../core/state.js';
import { nothingToTakeBack, pathMustBeFree } from '../core/taking-back.js';
import { bodyEvents } from './events.js';
import { type Body, body } from './schema.js';

export const problemsOfBody = (state: RecordedAgreement, part: Body): Problem[] =>
  partnersMustExist(state, part.members ?? [], '/members/*');

const noun = say('un organo', 'a body');
const members = z.array(id).max(500).describe('Partners; an empty list: everyone who signed');
const membersInput = z.strictObject({ ...common, id: id.optional(), members, reason: typedText.optional() });

/** Who its members are from a day on; what was typed wrongly is put right by PATCH (http-api.md). */
function setMembers(state: RecordedAgreement, request: RequestOf<typeof membersInput>): Decision {
  const { input } = request;
  const found = state.bodies.get(request.ids['body'] ?? '');
  if (!found) return unknownPart(noun, request.ids['body'] ?? '');
  const change = input.id ?? request.newId('members');
  const used = found.memberChanges.some((set) => set.id === change);
  return (
    pathMustBeFree(state, `bodies/${found.definition.id}/members/${change}`, used) ??
    refuseProblems(partnersMustExist(state, input.members, '/members/*')) ?? [
      newEvent(bodyEvents.BodyMembersSet, dayOf(request), {
        ...besides(input),
        body: found.definition.id,
        change,
        members: [...new Set(input.members)],
        reason: toSealIf(input.reason),
      }),
    ]
  );
}

export const bodyCommands = [
  ...partCommands({
    name: 'body',
    collection: 'bodies',
    noun,
    schema: body,
    added: bodyEvents.BodyAdded,
    corrected: bodyEvents.BodyCorrected,
    annulled: bodyEvents.BodyAnnulled,
    example: { id: 'cabina-di-regia', name: 'Cabina di regia', members: ['ciss', 'diaconia'] },
    correctionExample: { changes: { name: 'Tavolo di lavoro' }, reason: 'Nome come nel testo firmato' },
    problemsOf: problemsOfBody,
  }),
  defineCommand({
    name: 'set-members',
    path: 'bodies/{body}/members',
    title: say('Cambiare i membri di un organo da un giorno', 'Change the members of a body from a day on'),
    input: membersInput,
    creates: true,
    example: { date: '2022-01-15', members: ['ciss', 'chronos'], reason: 'Nuova composizione' },
    takenBack: { by: 'annul-members' },
    decide: setMembers,
  }),
  annulment({
    name: 'members',
    path: 'bodies/{body}/members/{members}',
    title: say('Annullare un cambio dei membri', 'Annul a change of members'),
    example: 'Registrato sull’organo sbagliato',
    event: bodyEvents.BodyMembersAnnulled,
    found: (state, { body: of = '', members: change = '' }) => {
      const found = state.bodies.get(of);
      if (!found) return unknownPart(noun, of);
      if (found.memberChanges.some(({ id }) => id === change)) return { body: of, change };
      const what = say('un cambio dei membri', 'a change of members');
      return nothingToTakeBack(state, `bodies/${of}/members/${change}`, what);
    },
  }),
];
