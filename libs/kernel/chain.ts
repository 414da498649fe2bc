import { sha256OfJson } from './canonical-json.js';
import { GENESIS_HASH, type RecordedEvent } from './envelope.js';

/** SHA-256 of the RFC 8785 form of all fields but `hash` itself (register.md, "Event"). */
export function hashOf(event: Omit<RecordedEvent, 'hash'>): string {
  const { id, type, schemaVersion, agreement, revision, occurredOn, recordedAt } = event;
  const { actor, commandId, fingerprint, data, previousHash } = event;
  return sha256OfJson({
    id,
    type,
    schemaVersion,
    agreement,
    revision,
    occurredOn,
    recordedAt,
    actor,
    commandId,
    fingerprint,
    data,
    previousHash,
  });
}

export type ChainFault = 'changed' | 'missing' | 'inserted' | 'reordered';

export interface BadEvent {
  /** The revision at which the register should go on. */
  readonly revision: number;
  readonly fault: ChainFault;
}

/**
 * Follows the chain through consecutive pages of one register and names the first bad event. A register's end says
 * nothing about what was cut off behind it: that takes a head kept elsewhere.
 */
export class ChainCheck {
  private next = 1;
  private previousHash = GENESIS_HASH;
  private recordedAt = '';
  private lastCommand = '';

  constructor(private readonly agreement: string) {}

  get revision(): number {
    return this.next - 1;
  }

  get hash(): string {
    return this.previousHash;
  }

  /** Undefined if the event stands where it should, as it was recorded. */
  accept(event: RecordedEvent): BadEvent | undefined {
    const fault = this.faultOf(event);
    if (fault) return { revision: this.next, fault };
    this.next += 1;
    this.previousHash = event.hash;
    this.recordedAt = event.recordedAt;
    this.lastCommand = event.commandId;
    return undefined;
  }

  private faultOf(event: RecordedEvent): ChainFault | undefined {
    if (event.revision > this.next) return 'missing';
    if (event.revision < this.next) return 'inserted';
    const { hash, ...rest } = event;
    if (event.agreement !== this.agreement || hashOf(rest) !== hash) return 'changed';
    if (event.previousHash !== this.previousHash) return 'reordered';
    const sameCommand = event.commandId === this.lastCommand;
    const inOrder = sameCommand ? event.recordedAt === this.recordedAt : event.recordedAt > this.recordedAt;
    return inOrder ? undefined : 'reordered';
  }
}
