import { readRegisterFile } from '#libs/agreement/core/register-file.js';
import type { RecordedEvent } from '#libs/kernel/envelope.js';
import { isSealed } from '#libs/kernel/sealing.js';
import type { Client } from './client.js';
import type { Sent } from './sending.js';
import type { Tally } from './tally.js';

interface Answered {
  readonly id: string;
  readonly revision: number;
  readonly recordedAt: string;
}

/** Holds one agreement's register against all that was sent for it and answered; its number of events. */
export async function checkRegister(
  agreement: string,
  sent: readonly Sent[],
  client: Client,
  tally: Tally,
): Promise<number> {
  const { text } = await client.send({ method: 'GET', path: `/agreements/${agreement}/register` });
  const file = readRegisterFile(text);
  if ('problems' in file) {
    tally.check(`${agreement}: chain and revisions whole`, false, file.problems[0]?.message.en);
    return 0;
  }
  const { events } = file;
  tally.check(`${agreement}: chain and revisions whole`, events.at(-1)?.revision === events.length);
  const commands = groupedByCommand(events);
  const taken = new Set<string>();
  for (const one of sent) checkCommand(one, events, commands, taken, tally);
  const abandoned = sent.filter((one) => one.abandoned && one.answers.length === 0).length;
  const over = commands.size - 1 - taken.size;
  tally.check(`${agreement}: nothing besides what was sent`, over >= 0 && over <= abandoned, { over, abandoned });
  await checkFolded(agreement, events, client, tally);
  return events.length;
}

function checkCommand(
  { planned, answers, abandoned }: Sent,
  events: readonly RecordedEvent[],
  commands: ReadonlyMap<string, readonly RecordedEvent[]>,
  taken: Set<string>,
  tally: Tally,
): void {
  const name = `${planned.method} ${planned.path} (${planned.idempotencyKey})`;
  const [first] = answers;
  if (!first) {
    tally.check(`${name}: answered`, abandoned);
    return;
  }
  tally.equal(`${name}: status`, first.status, planned.status);
  tally.check(
    `${name}: the same answer again`,
    answers.every(({ text, status }) => text === first.text && status === first.status),
  );
  if (first.status >= 400) return;
  const answer = JSON.parse(first.text) as Answered;
  const last = events[answer.revision - 1];
  const group = commands.get(last?.commandId ?? '') ?? [];
  const begun = group[0];
  tally.check(`${name}: recorded once`, !!last && group.at(-1) === last && !taken.has(last.commandId));
  tally.equal(`${name}: recorded when it was said`, last?.recordedAt, answer.recordedAt);
  tally.equal(
    `${name}: recorded as that`,
    group.some(({ type }) => type === planned.event),
    true,
  );
  const event = group.find(({ type }) => type === planned.event);
  const data = JSON.stringify(event?.data ?? null);
  tally.check(
    `${name}: recorded under its id`,
    data.includes(`"${answer.id}"`) || planned.path.includes(answer.id),
    begun,
  );
  const recorded = (event?.data ?? {}) as Record<string, unknown>;
  for (const [field, value] of Object.entries(planned.data)) {
    const found = recorded[field];
    // What is typed freely stands sealed in the register, and says there no more than that it is a text.
    if (isSealed(found)) tally.equal(`${name}: ${field}, sealed`, typeof value, 'string');
    else tally.equal(`${name}: ${field}`, found, value);
  }
  if (last) taken.add(last.commandId);
}

/** What is read is folded from the same events. */
async function checkFolded(agreement: string, events: readonly RecordedEvent[], client: Client, tally: Tally) {
  const get = async (path: string) => {
    const { text } = await client.send({ method: 'GET', path: `/agreements/${agreement}${path}` });
    return JSON.parse(text) as { revision: number; registerHash: string; items: unknown[]; nextCursor?: string };
  };
  const report = await get('/report');
  const last = events.at(-1);
  tally.equal(
    `${agreement}: the report's head`,
    [report.revision, report.registerHash],
    [last?.revision, `sha256:${last?.hash}`],
  );
  const meetings = new Set(
    events
      .filter(({ type }) => type === 'MeetingHeld' || type === 'MeetingScheduled')
      .map(({ data }) => (data as { meeting: string }).meeting),
  );
  let listed = 0;
  let cursor: string | undefined;
  do {
    const page = await get(`/meetings?limit=500${cursor === undefined ? '' : `&cursor=${encodeURIComponent(cursor)}`}`);
    listed += page.items.length;
    cursor = page.nextCursor;
  } while (cursor !== undefined);
  tally.equal(`${agreement}: meetings listed`, listed, meetings.size);
}

function groupedByCommand(events: readonly RecordedEvent[]): Map<string, RecordedEvent[]> {
  const groups = new Map<string, RecordedEvent[]>();
  for (const event of events) {
    const group = groups.get(event.commandId) ?? [];
    group.push(event);
    groups.set(event.commandId, group);
  }
  return groups;
}
