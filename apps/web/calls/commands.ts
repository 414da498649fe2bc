import type { CommandBus } from '@nestjs/cqrs';
import { z } from 'zod';
import type { TakingBack } from '#libs/agreement/core/command.js';
import { type AddressedCommand, allCommands, placeOf } from '#libs/agreement/core/commands.js';
import type { AgreementReading } from '#libs/agreement/core/reading.js';
import { RecordAgreement } from '#libs/agreement/core/record.handler.js';
import { agreementInput } from '#libs/agreement/core/record-agreement.js';
import type { Recorded } from '#libs/agreement/core/recording.js';
import { mostOf } from '#libs/agreement/core/room.js';
import { callerIn, isVisible, mayCall, refusalOf } from '#libs/identity/rights.js';
import { IDENTITY_CALLS, rightsOfCommand } from '#libs/identity/rights-table.js';
import type { RoleKeeping } from '#libs/identity/role-keeping.js';
import type { Users } from '#libs/identity/users.js';
import { whoMay } from '#libs/identity/who-may.js';
import { isRefusal, refusal } from '#libs/kernel/refusal.js';
import { say, type Text } from '#libs/kernel/text.js';
import { sentences } from '#libs/language/words.js';
import type { Call, CallRequest, Reply } from '../http/call.js';
import { entityTags } from '../http/etags.js';
import { HttpProblem, notFound, orThrow } from '../http/problems.js';
import { sendCommand } from '../recording/send-command.js';
import { commandAnswer } from './schemas.js';

interface Services {
  readonly commands: CommandBus;
  readonly reading: AgreementReading;
  readonly users: Users;
  readonly roles: RoleKeeping;
}

const RECORDED = 'Recorded; the same answer again for the same `Idempotency-Key`';

/** Everything that records something in an agreement, made from the list of commands. */
export function commandCalls(services: Services): Call[] {
  return [createAgreement(services), ...allCommands.map((definition) => callOf(definition, services))];
}

const createBody = agreementInput.safeExtend({
  coordinator: z.string().max(64).optional().describe('A user, who becomes its coordinator'),
});

function createAgreement({ commands, users, roles }: Services): Call {
  return {
    id: 'create-agreement',
    group: 'Accordi',
    method: 'POST',
    path: '/agreements',
    title: say('Registrare un accordo firmato', 'Record a signed agreement'),
    who: whoMay(IDENTITY_CALLS['create-agreement']),
    body: { schema: createBody, example: EXAMPLE_AGREEMENT, yaml: true },
    headers: ['Idempotency-Key'],
    answers: [{ status: 201, description: RECORDED, schema: commandAnswer }],
    problems: [403, 409, 413, 415, 422, 503],
    async handle({ caller, callerNow, body, idempotencyKey }) {
      const forbidden = refusalOf(mayCall(caller, 'create-agreement'));
      if (forbidden) throw HttpProblem.of(forbidden);
      const { coordinator, ...definition } = asObject(body());
      if (coordinator !== undefined) await coordinatorMustBeAUser(users, coordinator);
      const sender = {
        actor: caller.id,
        mayDo: async () => refusalOf(mayCall(await callerNow(), 'create-agreement')),
        ...(idempotencyKey !== undefined && { idempotencyKey }),
      };
      const answer = orThrow<Recorded>(await commands.execute(new RecordAgreement(definition, sender)));
      if (typeof coordinator === 'string') {
        const by = { caller, idempotencyKey };
        orThrow(await roles.grant(coordinator, answer.agreement, { role: 'coordinator' }, by));
      }
      return replyOf(answer, `/agreements/${answer.agreement}`);
    },
  };
}

/** Asked first, so that an agreement is not recorded without the coordinator that it was to have. */
async function coordinatorMustBeAUser(users: Users, coordinator: unknown): Promise<void> {
  const found = typeof coordinator === 'string' ? await users.find(coordinator) : undefined;
  if (found && !isRefusal(found) && found.deactivatedAt === undefined) return;
  const message = say('non è un utente attivo', 'is not an active user');
  throw HttpProblem.of(
    refusal(
      'refused',
      'unknown-user',
      say('Il coordinatore non è un utente attivo.', 'The coordinator is not an active user.'),
      [{ pointer: '/coordinator', message }],
    ),
  );
}

function callOf(definition: AddressedCommand['definition'], services: Services): Call {
  const below = definition.path === '' ? '' : `/${definition.path}`;
  return {
    id: definition.name,
    group: GROUPS[definition.path.split('/')[0] ?? ''] ?? 'Accordi',
    method: definition.method,
    path: `/agreements/{agreement}${below}`,
    title: definition.title,
    description: sentences(takenBackInWords(definition.takenBack), mostInWords(definition.name)),
    who: whoMay(rightsOfCommand(definition.name)),
    body: { schema: definition.input, example: definition.example },
    headers: ['Idempotency-Key', 'If-Match'],
    answers: [{ status: definition.creates ? 201 : 200, description: RECORDED, schema: commandAnswer }],
    problems: [403, 404, 409, 412, 413, 415, 422, 503],
    handle: (request) => record(definition, request, services),
  };
}

/** Of what a command makes: so many an agreement, or a part of it. */
function mostInWords(command: string): Text | undefined {
  const most = mostOf(command);
  return most === undefined ? undefined : say(`Al massimo ${most}`, `At most ${most} of them`);
}

/** How what it records is taken back: every command says so. */
function takenBackInWords(takenBack: TakingBack): Text {
  if ('final' in takenBack) return takenBack.final;
  if ('again' in takenBack) return takenBack.again;
  return say(`Si ritira con ${takenBack.by}`, `Taken back by \`${takenBack.by}\``);
}

async function record(
  definition: AddressedCommand['definition'],
  request: CallRequest,
  { commands }: Services,
): Promise<Reply> {
  const { params, idempotencyKey } = request;
  const { agreement = '', ...ids } = params;
  const caller = callerIn(request.caller, agreement);
  // Before the body is read: who may not know of the agreement is told nothing about it.
  if (!isVisible(caller)) throw notFound();
  if (Object.values(ids).some(isSeveralSegments)) throw notFound();
  const command = { definition, ids, input: request.body() };
  const sent = sendCommand(commands, {
    caller,
    callerNow: request.callerNow,
    command,
    idempotencyKey,
    read: entityTags(request.header('if-match'), 'If-Match'),
  });
  const answer = orThrow(await sent);
  return replyOf(answer, `/agreements/${agreement}/${placeOf(command)}/${answer.id}`);
}

/** Decoded from one segment of the address (`m1%2Fheld`), it would be read as more. */
const isSeveralSegments = (id: string): boolean => id.includes('/');

function replyOf(answer: Exclude<Recorded, { refused: unknown }>, location: string): Reply {
  const { id, revision, recordedAt, creates } = answer;
  return {
    status: creates ? 201 : 200,
    body: { id, revision, recordedAt },
    ...(creates && { headers: { location: `/api/v1${location}` } }),
  };
}

function asObject(value: unknown): Record<string, unknown> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  const message = say('deve essere un insieme di campi', 'must be an object with fields');
  throw new HttpProblem(400, 'invalid-input', say('Il corpo non è un accordo.', 'The body is not an agreement.'), [
    { pointer: '', message },
  ]);
}

const GROUPS: Readonly<Record<string, string>> = {
  partners: 'Partner e organi',
  bodies: 'Partner e organi',
  rules: 'Regole',
  objectives: 'Obiettivi',
  commitments: 'Impegni',
  indicators: 'Indicatori',
  meetings: 'Incontri',
  decisions: 'Incontri',
  issues: 'Criticità',
  evaluations: 'Valutazioni',
  redactions: 'Dati personali',
};

const EXAMPLE_AGREEMENT = {
  id: 'patto-di-prova',
  title: "Patto d'intesa",
  kind: 'patto-intesa',
  validFrom: '2021-03-29',
  duration: 'P2Y',
  partners: [{ id: 'ciss', name: 'C.I.S.S.', role: 'lead' }],
  bodies: [{ id: 'tavolo', name: 'Tavolo' }],
  rules: [{ id: 'tre-incontri', type: 'meeting-cadence', minimum: 3, per: 'agreement-year', body: 'tavolo' }],
};
