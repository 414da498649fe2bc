import type { CivilDate, Instant } from './civil-date.js';

/** What a decision returns: a fact, before it has a place in the register. Free texts still readable. */
export interface NewEvent<Type extends string = string, Data = unknown> {
  readonly type: Type;
  readonly schemaVersion: number;
  readonly occurredOn: CivilDate;
  readonly data: Data;
}

/** A fact as it stands in a register (register.md, "Event"). */
export interface RecordedEvent<Type extends string = string, Data = unknown> extends NewEvent<Type, Data> {
  readonly id: string;
  /** The agreement's id; for other streams the stream's name. */
  readonly agreement: string;
  /** 1, 2, 3 … with no gap. */
  readonly revision: number;
  readonly recordedAt: Instant;
  /** Opaque id of the user or key, never a name. */
  readonly actor: string;
  readonly commandId: string;
  readonly fingerprint: string;
  readonly previousHash: string;
  readonly hash: string;
}

/** The last event of a register, as far as the next append needs it. */
export interface Head {
  readonly revision: number;
  readonly hash: string;
  readonly recordedAt: Instant;
}

export const GENESIS_HASH = '0'.repeat(64);
/** 1 ms past this instant is what the first event of a register may carry at the earliest. */
export const EMPTY_HEAD: Head = { revision: 0, hash: GENESIS_HASH, recordedAt: '1970-01-01T00:00:00.000Z' };

export function headOf(event: RecordedEvent): Head {
  return { revision: event.revision, hash: event.hash, recordedAt: event.recordedAt };
}

export const REGISTER_PREFIX = 'agreement-';
export const registerOf = (agreement: string): string => `${REGISTER_PREFIX}${agreement}`;
export const agreementOf = (stream: string): string =>
  stream.startsWith(REGISTER_PREFIX) ? stream.slice(REGISTER_PREFIX.length) : stream;
