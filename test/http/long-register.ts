import { hashOf } from '#libs/kernel/chain.js';
import { type RecordedEvent, registerOf } from '#libs/kernel/envelope.js';
import type { EventStore } from '#libs/kernel/ports.js';
import { EVENT_STORE } from '#libs/kernel/tokens.js';
import type { Service } from './service.js';

const BATCH = 1_000;

/**
 * Makes a register as long as asked for by events like its last one, which holds no text (those are sealed for
 * their event alone), each with an id and a moment of its own, chained as
 * commands chain them: so many commands would take minutes. The store, for whoever watches what is read of it.
 */
export async function lengthened(service: Service, agreement: string, length: number): Promise<EventStore> {
  const store = service.running.web.app.get<EventStore>(EVENT_STORE);
  const stream = registerOf(agreement);
  const head = await store.head(stream);
  const [model] = await store.read(stream, head?.revision ?? 0, 1);
  if (!head || !model) throw new Error(`No register of ${agreement}`);
  let { hash, revision } = head;
  const begun = Date.parse(head.recordedAt);
  const next = (): RecordedEvent => {
    revision += 1;
    const recordedAt = new Date(begun + revision).toISOString();
    const { hash: _, ...same } = model;
    const id = `00000000-0000-5000-8000-${String(revision).padStart(12, '0')}`;
    const data = { ...(model.data as object), id: `altro-${revision}` };
    const event = { ...same, id, commandId: id, revision, recordedAt, data, previousHash: hash };
    hash = hashOf(event);
    return { ...event, hash };
  };
  while (revision < length) {
    const expected = revision;
    const batch = Array.from({ length: Math.min(BATCH, length - revision) }, next);
    const { outcome } = await store.append(stream, expected, batch);
    if (outcome !== 'appended') throw new Error('Somebody else records there');
  }
  return store;
}
