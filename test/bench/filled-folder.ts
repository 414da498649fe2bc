import { randomUUID } from 'node:crypto';
import { openDataFolder } from '#libs/adapters/sqlite/data-folder.js';
import { hashOf } from '#libs/kernel/chain.js';
import { eventIdOf } from '#libs/kernel/command-handling.js';
import { GENESIS_HASH, type RecordedEvent, registerOf } from '#libs/kernel/envelope.js';
import type { EventStore } from '#libs/kernel/ports.js';
import { type TemporaryFolder, temporaryFolder } from '#libs/testing/temporary-folder.js';
import { ADMIN, startService } from '../http/service.js';
import { signedInUser, signIn } from '../http/world.js';
import { recordGenerated } from '../reliability/generated-agreements.js';
import { Random } from '../reliability/random.js';

const PATTERNS = 40;
const GRANTS = 30;
const APPENDED_TOGETHER = 100;
const APPENDED_AT_ONCE = 200;

/** An installation as it would be after years, on the disk, and who asks it. */
export interface FilledFolder {
  readonly folder: TemporaryFolder;
  readonly agreements: readonly string[];
  /** The last revision of the last one. */
  readonly last: { readonly agreement: string; readonly revision: number };
  readonly events: number;
  /** A key of one, and their browser. */
  readonly administrator: Readonly<Record<string, string>>;
  readonly signedIn: Readonly<Record<string, string>>;
  /** Of a person with thirty grants. */
  readonly member: Readonly<Record<string, string>>;
}

/**
 * So many agreements, with at least so many events each: some are recorded by commands, the others are their registers
 * under other names, chained and hashed anew. Lists are computed by whoever starts on the folder.
 */
export async function filledFolder(seed: number, agreements: number, eventsEach = 0): Promise<FilledFolder> {
  const folder = temporaryFolder();
  const service = await startService({ folder });
  const patterns = await recordGenerated(service, new Random(seed), Math.min(PATTERNS, agreements));
  const grants = patterns.slice(0, GRANTS).map((id) => ({
    path: `/agreements/${id}/roles`,
    body: { role: 'member', partner: 'ente-1' },
  }));
  const { headers } = await signedInUser(service, 'componente-molti@esempio.it', grants);
  const signedIn = await signIn(service, ADMIN.email, ADMIN.password);
  await service.stop();
  const ids = Array.from({ length: agreements }, (_, index) => patterns[index] ?? `generato-${index + 1}`);
  const counted = await copyRegisters(folder.path, patterns, ids, eventsEach);
  return {
    folder,
    agreements: ids,
    ...counted,
    administrator: { authorization: `Bearer ${service.admin}` },
    signedIn: { cookie: signedIn['cookie'] ?? '' },
    member: { cookie: headers['cookie'] ?? '' },
  };
}

async function copyRegisters(path: string, patterns: readonly string[], ids: readonly string[], eventsEach: number) {
  const { events: store, close } = opened(path);
  const registers = await Promise.all(patterns.map((id) => store.read(registerOf(id), 1, 10_000)));
  let appending: Promise<unknown>[] = [];
  let events = 0;
  let last = { agreement: '', revision: 0 };
  for (const [index, id] of ids.entries()) {
    const pattern = registers[index % registers.length] ?? [];
    const own = patterns.includes(id) ? pattern : [];
    const more = lengthened(pattern, eventsEach).slice(own.length);
    const copied = chained(more, id, own.at(-1));
    for (let from = 0; from < copied.length; from += APPENDED_AT_ONCE) {
      appending.push(append(store, id, own.length + from, copied.slice(from, from + APPENDED_AT_ONCE)));
    }
    events += own.length + copied.length;
    last = { agreement: id, revision: own.length + copied.length };
    if (appending.length < APPENDED_TOGETHER) continue;
    await Promise.all(appending);
    appending = [];
  }
  await Promise.all(appending);
  await close();
  return { events, last };
}

function opened(path: string) {
  const folder = openDataFolder(path);
  return { events: folder.events, close: () => folder.close() };
}

async function append(store: EventStore, id: string, at: number, events: readonly RecordedEvent[]): Promise<void> {
  const { outcome } = await store.append(registerOf(id), at, events);
  if (outcome !== 'appended') throw new Error(`${id}: ${outcome} at ${at}`);
}

/** With measurements, or else progress, as they would go on being recorded. */
export function lengthened(pattern: readonly RecordedEvent[], length: number): RecordedEvent[] {
  const kinds = { MeasurementRecorded: 'measurement', ProgressRecorded: 'progress' } as const;
  const [kind, id] = Object.entries(kinds).find(([type]) => pattern.some((event) => event.type === type)) ?? [];
  const repeated = pattern.filter(({ type }) => type === kind);
  const missing = repeated.length === 0 ? 0 : Math.max(0, length - pattern.length);
  let at = Date.parse(pattern.at(-1)?.recordedAt ?? '');
  const added = Array.from({ length: missing }, (_, index): RecordedEvent => {
    const event = repeated[index % repeated.length] as RecordedEvent;
    at += 1;
    const data = { ...(event.data as object), [id ?? '']: `altro-${index}` };
    return { ...event, data, recordedAt: new Date(at).toISOString(), commandId: randomUUID() };
  });
  return [...pattern, ...added];
}

/** Of a text that was sealed elsewhere: a box opens only in the event that it was put into. */
const KEY_OF_A_TEXT = /"key":"[0-9a-f-]{36}"/g;
const anotherKey = (): string => `"key":"${randomUUID()}"`;

/** The same events as those of another agreement, behind what that has. */
export function chained(
  events: readonly RecordedEvent[],
  agreement: string,
  after: RecordedEvent | undefined,
): RecordedEvent[] {
  const commands = new Map<string, string>();
  let previousHash = after?.hash ?? GENESIS_HASH;
  let revision = after?.revision ?? 0;
  return events.map((event) => {
    const commandId = commands.get(event.commandId) ?? randomUUID();
    commands.set(event.commandId, commandId);
    revision += 1;
    const { hash: _, ...rest } = event;
    const unhashed = { ...rest, agreement, commandId, revision, previousHash, id: eventIdOf(commandId, revision) };
    const data = JSON.parse(
      JSON.stringify(event.data).replaceAll(event.agreement, agreement).replaceAll(KEY_OF_A_TEXT, anotherKey),
    ) as unknown;
    const recorded = { ...unhashed, data, hash: hashOf({ ...unhashed, data }) };
    previousHash = recorded.hash;
    return recorded;
  });
}
