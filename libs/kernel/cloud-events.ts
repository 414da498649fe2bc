import type { RecordedEvent } from './envelope.js';

/** A CloudEvents 1.0 envelope around a recorded event (register.md, "Exported"). */
export interface RegisterCloudEvent {
  readonly specversion: '1.0';
  readonly id: string;
  readonly source: string;
  readonly type: string;
  /** Absent for an event about the agreement itself: an empty one is no subject (CloudEvents 1.0). */
  readonly subject?: string | undefined;
  readonly time: string;
  readonly datacontenttype: 'application/json';
  readonly revision: number;
  readonly occurredon: string;
  readonly actor: string;
  readonly commandid: string;
  readonly fingerprint: string;
  readonly previoushash: string;
  readonly hash: string;
  readonly data: unknown;
}

export function toCloudEvent(event: RecordedEvent, subject: string): RegisterCloudEvent {
  return {
    specversion: '1.0',
    id: event.id,
    source: `/agreements/${event.agreement}`,
    type: `regia.${event.type}.v${event.schemaVersion}`,
    ...(subject !== '' && { subject }),
    time: event.recordedAt,
    datacontenttype: 'application/json',
    revision: event.revision,
    occurredon: event.occurredOn,
    actor: event.actor,
    commandid: event.commandId,
    fingerprint: event.fingerprint,
    previoushash: event.previousHash,
    hash: event.hash,
    data: event.data,
  };
}

/** The recorded event in an envelope; undefined if its `source` or `type` is not of a register. */
export function fromCloudEvent(envelope: RegisterCloudEvent): RecordedEvent | undefined {
  const agreement = /^\/agreements\/([^/]+)$/.exec(envelope.source)?.[1];
  const type = /^regia\.([A-Za-z]+)\.v([1-9]\d{0,3})$/.exec(envelope.type);
  if (!agreement || !type?.[1]) return undefined;
  return {
    id: envelope.id,
    type: type[1],
    schemaVersion: Number(type[2]),
    agreement,
    revision: envelope.revision,
    occurredOn: envelope.occurredon,
    recordedAt: envelope.time,
    actor: envelope.actor,
    commandId: envelope.commandid,
    fingerprint: envelope.fingerprint,
    data: envelope.data,
    previousHash: envelope.previoushash,
    hash: envelope.hash,
  };
}
