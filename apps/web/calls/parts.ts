import { z } from 'zod';
import { writeYaml } from '#libs/adapters/yaml/yaml-document.js';
import { agreementView, definitionOf } from '#libs/agreement/agreement/view.js';
import { date } from '#libs/agreement/core/fields.js';
import { type Listing, pageOf } from '#libs/agreement/core/paging.js';
import { type PersonIds, personIn } from '#libs/agreement/core/person-ids.js';
import type { AgreementReading } from '#libs/agreement/core/reading.js';
import { todayIn } from '#libs/agreement/core/state.js';
import type { RegisterToView, ViewOptions } from '#libs/agreement/core/view.js';
import { viewSchemas } from '#libs/agreement/core/view-schemas.js';
import { personalDataOf } from '#libs/agreement/texts/personal-data-view.js';
import { openView } from '#libs/agreement/texts/view.js';
import { type CallerIn, mayRead } from '#libs/identity/rights.js';
import { say } from '#libs/kernel/text.js';
import { type Call, type CallRequest, ok, type Reply } from '../http/call.js';
import { entityTags, etagOf } from '../http/etags.js';
import { notFound } from '../http/problems.js';
import { invalidCursor } from './cursors.js';
import { HOW_FAR } from './day-asked.js';
import { INSIDE, type Inside, KINDS, type Kind } from './part-kinds.js';
import { type ReadingPorts, readingCall } from './reading-call.js';
import { cursor, limit } from './schemas.js';

const on = date
  .optional()
  .describe(`As it stood on this day, by what is recorded; without it as it stands; ${HOW_FAR}`);
const oneQuery = z.strictObject({ on });
const listQuery = z.strictObject({ on, limit, cursor });

/** An agreement and its parts, as they stand or stood (http-api.md, "What is read"). */
export function partCalls(ports: ReadingPorts, persons: PersonIds): Call[] {
  return [
    agreementCall(ports),
    ...KINDS.flatMap((kind) => callsOf(kind, ports)),
    ...INSIDE.map((inside) => insideCall(inside, ports)),
    personalDataCall(ports, persons),
  ];
}

/** A list of parts, read as their kind lists them; undefined where what they belong to is not there. */
function listCall(
  ports: ReadingPorts,
  list: (register: RegisterToView, options: ViewOptions, request: CallRequest) => Listing<object> | undefined,
  { schema, ...facts }: Pick<Call, 'id' | 'group' | 'title'> & { readonly below: string; readonly schema: z.ZodType },
): Call {
  return readingCall(ports, {
    ...facts,
    what: 'parts',
    query: listQuery,
    answers: [{ status: 200, description: 'A page', schema }],
    async answer(register, request, caller) {
      const found = list(register, optionsOf(register, request, caller), request);
      if (!found) throw notFound();
      return page(found, request, ports.reading);
    },
  });
}

function callsOf({ path, name, group, many, one: title, schemas, list, view }: Kind, ports: ReadingPorts): Call[] {
  return [
    listCall(ports, list, { id: `list-${path}`, group, below: `/${path}`, title: many, schema: schemas[0] }),
    readingCall(ports, {
      id: `read-${name}`,
      group,
      below: `/${path}/{${name}}`,
      what: 'parts',
      title,
      query: oneQuery,
      headers: ['If-None-Match'],
      answers: [{ status: 200, description: 'As it stands', schema: schemas[1] }],
      async answer(register, request, caller) {
        const found = view(register, request.params[name] ?? '', optionsOf(register, request, caller));
        return one(found, request, ports.reading);
      },
    }),
  ];
}

const agreementCall = (ports: ReadingPorts): Call =>
  readingCall(ports, {
    id: 'agreement',
    group: 'Accordi',
    below: '',
    what: 'agreement',
    title: say("L'accordo con le sue parti", 'The agreement with its parts'),
    description: say('', 'With `Accept: application/yaml` the definition, as it could be sent to `POST /agreements`.'),
    query: oneQuery,
    headers: ['If-None-Match'],
    answers: [
      { status: 200, description: 'As it stands', schema: viewSchemas.Agreement },
      {
        status: 200,
        description: 'As it stands',
        contentType: 'application/yaml',
        example: "id: pinerolo\ntitle: Patto d'intesa\n",
      },
    ],
    async answer(register, request, caller) {
      if (!/application\/yaml/.test(request.header('accept') ?? '')) {
        const options = optionsOf(register, request, caller);
        return one(
          agreementView(register, options, todayIn(register.state, ports.clock.now())),
          request,
          ports.reading,
        );
      }
      const headers = { etag: etagOf(register.head.revision) };
      const text = writeYaml(definitionOf(register.state));
      return { status: 200, text, contentType: 'application/yaml; charset=utf-8', headers };
    },
  });

const insideCall = ({ part, list, ...facts }: Inside, ports: ReadingPorts): Call =>
  listCall(ports, (register, options, { params }) => list(register, params[part ?? ''] ?? '', options), facts);

const personalDataCall = (ports: ReadingPorts, persons: PersonIds): Call =>
  readingCall(ports, {
    id: 'read-delegate-personal-data',
    group: 'Dati personali',
    below: '/personal-data/{person}',
    what: 'personal-data',
    title: say('Ciò che il registro tiene di una persona delegata', 'What the register holds of a delegate'),
    answers: [{ status: 200, description: 'The export', schema: viewSchemas.PersonalData }],
    async answer({ state }, { params, lang }) {
      const { agreement = '' } = params;
      const person = personIn(state, params['person'] ?? '', (typed) => persons.idOf(agreement, typed));
      const view = await personalDataOf(agreement, person, ports.reading.events(agreement));
      if (!view) throw notFound();
      return ok(await openView(view, (texts) => ports.reading.open(texts), lang));
    },
  });

/** How the caller sees it. */
const optionsOf = (register: RegisterToView, { query }: CallRequest, caller: CallerIn): ViewOptions => ({
  on: query['on'] as string | undefined,
  names: mayRead(caller, register.state, 'names') === 'yes',
});

async function one(view: object | undefined, request: CallRequest, reading: AgreementReading): Promise<Reply> {
  if (!view) throw notFound();
  const { revision } = view as { revision: number };
  const headers = { etag: etagOf(revision) };
  const known = entityTags(request.header('if-none-match'), 'If-None-Match');
  if (known === '*' || known?.includes(revision)) return { status: 304, headers };
  return ok(await openView(view, (texts) => reading.open(texts), request.lang), headers);
}

async function page(list: Listing<object>, request: CallRequest, reading: AgreementReading): Promise<Reply> {
  const { limit: most, cursor: after } = request.query as { limit: number; cursor?: string };
  const found = pageOf(list, after, most);
  if (!found) throw invalidCursor();
  return ok(await openView(found, (texts) => reading.open(texts), request.lang));
}
