import { agreementFolding } from '#libs/agreement/core/evolve.js';
import { AgreementRecording } from '#libs/agreement/core/recording.js';
import type { AgreementState } from '#libs/agreement/core/state.js';
import type { Instant } from '#libs/kernel/civil-date.js';
import { CommandHandling } from '#libs/kernel/command-handling.js';
import { Registers } from '#libs/kernel/registers.js';
import { FakeClock } from '#libs/testing/fake-clock.js';
import { FakeIds } from '#libs/testing/fake-ids.js';
import { InMemoryEventStore } from '#libs/testing/in-memory/in-memory-event-store.js';
import { InMemoryKeyRing } from '#libs/testing/in-memory/in-memory-key-ring.js';
import { InMemoryWakeups } from '#libs/testing/in-memory/in-memory-wakeups.js';

/** The domain behind the real command handling, on adapters that keep everything in memory. */
export interface DomainInMemory {
  readonly registers: Registers<AgreementState>;
  readonly handling: CommandHandling<AgreementState>;
  readonly recording: AgreementRecording;
  readonly ids: FakeIds;
  readonly clock: FakeClock;
}

export function domainInMemory(now: Instant): DomainInMemory {
  const store = new InMemoryEventStore();
  const clock = new FakeClock(now);
  const registers = new Registers(store, agreementFolding);
  const handling = new CommandHandling({
    store,
    registers,
    keyRing: new InMemoryKeyRing(),
    clock,
    wakeups: new InMemoryWakeups(),
  });
  const ids = new FakeIds();
  return { registers, handling, recording: new AgreementRecording(handling, ids, new Uint8Array(32)), ids, clock };
}
