import { type DynamicModule, Global, Inject, Module, type OnApplicationShutdown } from '@nestjs/common';
import { IDENTITY_STORES, PASSWORDS } from '#libs/identity/tokens.js';
import { completeDestructions } from '#libs/kernel/key-destruction.js';
import type { Clock } from '#libs/kernel/ports.js';
import { CLOCK, EVENT_STORE, FINGERPRINT_SECRET, IDS, KEY_RING, WAKEUPS } from '#libs/kernel/tokens.js';
import { EVENTS_ELSEWHERE, ROWS } from '#libs/portfolio/tokens.js';
import { Argon2Passwords } from '../argon2/argon2-passwords.js';
import { SystemClock } from '../clock/system-clock.js';
import { UuidIds } from '../clock/uuid-ids.js';
import { MeasuredEventStore } from '../common/measured-event-store.js';
import { InProcessWakeups } from '../in-process/wakeups.js';
import { DataFolder, openDataFolder } from './data-folder.js';

/** What another thread imports to read the same register. */
const READING_MODULE = '#libs/adapters/sqlite/open-for-reading.js';

/** One machine, one folder: the adapters that an installation has unless it asks for others. */
@Global()
@Module({})
export class EmbeddedModule implements OnApplicationShutdown {
  constructor(@Inject(DataFolder) private readonly folder: DataFolder) {}

  /** Opens the folder; throws `DataFolderProblem`. What a crash left to be destroyed is destroyed first. */
  static async open(path: string, clock: Clock = new SystemClock()): Promise<DynamicModule> {
    const folder = openDataFolder(path);
    try {
      await completeDestructions(folder.events, folder.keys, clock);
    } catch (error) {
      await folder.close();
      throw error;
    }
    const providers = [
      { provide: DataFolder, useValue: folder },
      { provide: EVENT_STORE, useValue: new MeasuredEventStore(folder.events) },
      { provide: KEY_RING, useValue: folder.keys },
      { provide: IDENTITY_STORES, useValue: folder.identity },
      { provide: PASSWORDS, useValue: new Argon2Passwords() },
      { provide: ROWS, useValue: folder },
      { provide: EVENTS_ELSEWHERE, useValue: { module: READING_MODULE, options: folder.path } },
      { provide: WAKEUPS, useValue: new InProcessWakeups() },
      { provide: CLOCK, useValue: clock },
      { provide: IDS, useValue: new UuidIds() },
      { provide: FINGERPRINT_SECRET, useValue: folder.secret('fingerprints') },
    ];
    return { module: EmbeddedModule, providers, exports: providers.map(({ provide }) => provide) };
  }

  async onApplicationShutdown(): Promise<void> {
    await this.folder.close();
  }
}
