import { hashOf } from '#libs/kernel/chain.js';
import { agreementOf, GENESIS_HASH, type RecordedEvent } from '#libs/kernel/envelope.js';

/** `count` chained events of a stream from a revision on; `data` tells them apart. */
export function sampleEvents(stream: string, from: number, count = 1, data: unknown = {}): RecordedEvent[] {
  const events: RecordedEvent[] = [];
  for (let revision = from; revision < from + count; revision++) {
    const event = {
      id: `${stream}/${revision}`,
      type: 'SampleRecorded',
      schemaVersion: 1,
      agreement: agreementOf(stream),
      revision,
      occurredOn: '2026-01-15',
      recordedAt: new Date(Date.UTC(2026, 0, 15) + from).toISOString(),
      actor: 'user-1',
      commandId: `command-${from}`,
      fingerprint: 'f'.repeat(64),
      data,
      previousHash: events.at(-1)?.hash ?? GENESIS_HASH,
    };
    events.push({ ...event, hash: hashOf(event) });
  }
  return events;
}
