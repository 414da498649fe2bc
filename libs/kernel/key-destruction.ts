import type { Clock, EventStore, KeyRing } from './ports.js';

const PAGE = 500;

/**
 * Completes what a crash left between recording that a key is to be destroyed and destroying it: recorded commands
 * have their key destroyed, commands that never came to be recorded are forgotten (register.md, "Sealed").
 */
export async function completeDestructions(store: EventStore, keyRing: KeyRing, clock: Clock): Promise<string[]> {
  const destroyed: string[] = [];
  for (const { key, stream, commandId } of await keyRing.pendingDestructions()) {
    if (await wasRecorded(store, stream, commandId)) {
      await keyRing.destroy(key, clock.now());
      destroyed.push(key);
    } else {
      await keyRing.withdrawIntent(key);
    }
  }
  return destroyed;
}

async function wasRecorded(store: EventStore, stream: string, commandId: string): Promise<boolean> {
  const head = await store.head(stream);
  for (let from = head?.revision ?? 0; from > 0; from -= PAGE) {
    const page = await store.read(stream, from, PAGE, true);
    if (page.some((event) => event.commandId === commandId)) return true;
  }
  return false;
}
