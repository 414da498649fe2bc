import { Readable } from 'node:stream';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { z } from 'zod';
import type { HistoryEntry } from '#libs/agreement/core/describe.js';
import { date } from '#libs/agreement/core/fields.js';
import type { AgreementReading } from '#libs/agreement/core/reading.js';
import { exportLine } from '#libs/agreement/core/register-file.js';
import type { RecordedAgreement } from '#libs/agreement/core/state.js';
import type { Users } from '#libs/identity/users.js';
import type { FoldedRegister } from '#libs/kernel/registers.js';
import { say } from '#libs/kernel/text.js';
import { type Call, ok } from '../http/call.js';
import { invalidCursor } from './cursors.js';
import { readingCall } from './reading-call.js';
import { type ReportCallServices, reportCall } from './report-call.js';
import { cursor, instant, limit, pageOf, whole } from './schemas.js';

export interface ReadingServices extends ReportCallServices {
  readonly users: Pick<Users, 'names'>;
}

const GROUP = 'Rapporti e registro';

/** Report, history and register (http-api.md, "What is read"). */
export function readingCalls(services: ReadingServices): Call[] {
  return [reportCall(services), historyCall(services), registerCall(services)];
}

const entry = z
  .strictObject({
    revision: z.int(),
    recordedAt: instant,
    occurredOn: z.string(),
    actor: z.string(),
    actorName: z.string().optional(),
    type: z.string(),
    part: z.string(),
    partner: z.string().optional(),
    text: z.string(),
    invented: z.boolean(),
  })
  .meta({
    id: 'HistoryEntry',
    examples: [
      {
        revision: 23,
        recordedAt: '2021-12-11T09:12:00.000Z',
        occurredOn: '2021-12-10',
        actor: '01a202b2-726b-751d-b5fd-af63f44e72b3',
        actorName: 'Anna Rossi',
        type: 'MeetingHeld',
        part: 'meetings/m1',
        text: 'Incontro tenuto',
        invented: false,
      },
    ],
  });

const historyQuery = z.strictObject({
  part: z.string().max(200).optional().describe('A part, `meetings/m1`, or a kind of parts, `meetings`'),
  partner: z.string().max(64).optional(),
  from: date.optional().describe('Recorded on this day or later'),
  to: date.optional().describe('Recorded on this day or earlier'),
  limit,
  cursor,
});

/** So many entries are looked at between others' requests. */
const SCAN = 200;
/** Entries that one answer looks through: a tenth of a second at most. */
const MOST_SCANNED = 10_000;

const historyCall = (services: ReadingServices): Call =>
  readingCall(services, {
    id: 'history',
    group: GROUP,
    below: '/history',
    what: 'history',
    title: say('Chi ha registrato che cosa, dal più recente', 'Who recorded what, newest first'),
    query: historyQuery,
    answers: [{ status: 200, description: 'A page', schema: pageOf(entry) }],
    async answer(register, { query, lang }) {
      const asked = query as unknown as HistoryQuery;
      const { items, names, nextCursor } = await historyPage(register, asked, services.reading, services.users);
      return ok({
        items: items.map((item) => {
          const actorName = names.get(item.actor);
          return { ...item, text: item.text[lang], ...(actorName !== undefined && { actorName }) };
        }),
        ...(nextCursor !== undefined && { nextCursor }),
      });
    },
  });

/** What of a history is asked for, and from where on. */
export interface HistoryQuery {
  readonly part?: string | undefined;
  readonly partner?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

/** A page of entries, newest first, and the names of their authors. */
export async function historyPage(
  register: FoldedRegister<RecordedAgreement>,
  { part, partner, from, to, limit: most, cursor: after }: HistoryQuery,
  reading: AgreementReading,
  users: Pick<Users, 'names'>,
) {
  if (after !== undefined && !/^r[1-9]\d{0,9}$/.test(after)) throw invalidCursor();
  let next = after === undefined ? register.head.revision : Number(after.slice(1));
  if (next > register.head.revision) throw invalidCursor();
  const isAsked = (item: HistoryEntry): boolean =>
    (part === undefined || item.part === part || item.part.startsWith(`${part}/`)) &&
    (partner === undefined || item.partner === partner) &&
    (from === undefined || item.recordedAt.slice(0, 10) >= from) &&
    (to === undefined || item.recordedAt.slice(0, 10) <= to);
  const found: HistoryEntry[] = [];
  const last = next - MOST_SCANNED;
  while (next > Math.max(0, last) && found.length <= most) {
    found.push(...(await reading.history(register, next, SCAN, isAsked)));
    next -= SCAN;
    await nextTurn();
  }
  const items = found.slice(0, most);
  // Looked for in vain so long, the rest is looked for by whoever goes on.
  const following = found[most]?.revision ?? (next > 0 ? next : undefined);
  const names = await users.names(items.map(({ actor }) => actor));
  return { items, names, nextCursor: following === undefined ? undefined : `r${following}` };
}

const registerQuery = z.strictObject({
  from: z
    .string()
    .optional()
    .transform((text, ctx) => (text === undefined ? 1 : whole(text, ctx, 1, 999_999_999)))
    .meta({ type: 'integer', minimum: 1, default: 1, description: 'The first revision' }),
});

const CHUNK_CHARACTERS = 32_768;

const EXAMPLE_LINE =
  '{"specversion":"1.0","type":"MeetingHeld.v1","subject":"meetings/m1","time":"2021-12-11T09:12:00.000Z","data":{}}\n';

const registerCall = (services: ReadingServices): Call =>
  readingCall(services, {
    id: 'register',
    group: GROUP,
    below: '/register',
    what: 'register',
    title: say('Il registro, una busta CloudEvents per riga', 'The register, one CloudEvents envelope a line'),
    query: registerQuery,
    answers: [
      { status: 200, description: 'NDJSON, in order', contentType: 'application/x-ndjson', example: EXAMPLE_LINE },
    ],
    async answer(_, { params, query }) {
      const stream = Readable.from(lines(services.reading, params['agreement'] ?? '', query['from'] as number), {
        highWaterMark: 1,
      });
      return { status: 200, stream, contentType: 'application/x-ndjson; charset=utf-8' };
    },
  });

/** Some lines at a time, no sooner than they are asked for; others are answered in between. */
async function* lines(reading: AgreementReading, agreement: string, from: number): AsyncGenerator<string> {
  let some = '';
  for await (const event of reading.events(agreement, from)) {
    some += `${exportLine(event)}\n`;
    if (some.length < CHUNK_CHARACTERS) continue;
    yield some;
    some = '';
    await nextTurn();
  }
  if (some !== '') yield some;
}
