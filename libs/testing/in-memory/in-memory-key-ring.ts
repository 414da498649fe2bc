import { randomBytes } from 'node:crypto';
import type { Instant } from '#libs/kernel/civil-date.js';
import { KeyDestroyed, type KeyRing, type KeyState, type PendingDestruction } from '#libs/kernel/ports.js';

export class InMemoryKeyRing implements KeyRing {
  private readonly keys = new Map<string, KeyState>();
  private readonly intents = new Map<string, PendingDestruction>();

  async ensure(ids: readonly string[]): Promise<Map<string, Uint8Array>> {
    const gone = ids.find((id) => this.keys.get(id)?.state === 'destroyed');
    if (gone !== undefined) throw new KeyDestroyed(gone);
    for (const id of ids) {
      if (!this.keys.has(id)) this.keys.set(id, { state: 'present', secret: new Uint8Array(randomBytes(32)) });
    }
    const present = new Map<string, Uint8Array>();
    for (const [id, state] of await this.lookUp(ids)) if (state.state === 'present') present.set(id, state.secret);
    return present;
  }

  async lookUp(ids: readonly string[]): Promise<Map<string, KeyState>> {
    const known = new Map<string, KeyState>();
    for (const id of ids) {
      const state = this.keys.get(id);
      if (state) known.set(id, state.state === 'present' ? { ...state, secret: state.secret.slice() } : state);
    }
    return known;
  }

  async intendDestruction(intent: PendingDestruction): Promise<void> {
    this.intents.set(intent.key, { ...intent });
  }

  async pendingDestructions(): Promise<PendingDestruction[]> {
    return [...this.intents.values()];
  }

  async withdrawIntent(key: string): Promise<void> {
    this.intents.delete(key);
  }

  async destroy(key: string, at: Instant): Promise<void> {
    if (this.keys.get(key)?.state !== 'destroyed') this.keys.set(key, { state: 'destroyed', at });
    this.intents.delete(key);
  }
}
