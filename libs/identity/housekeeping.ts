import type { Clock } from '#libs/kernel/ports.js';
import type { AttemptLimits } from './attempt-limits.js';
import type { Authentication } from './authentication.js';
import { forgetUser } from './personal-data.js';
import type { IdentityStores } from './ports.js';
import type { IdentityRecording } from './recording.js';
import { lastDeviceUse } from './sign-in.js';

/** What has had its time, or was left by a crash. */
export class Housekeeping {
  constructor(
    private readonly stores: IdentityStores,
    private readonly recording: IdentityRecording,
    private readonly authentication: Authentication,
    private readonly limits: AttemptLimits,
    private readonly clock: Clock,
  ) {}

  /** To be run before requests are served: completes erasures and revocations that a crash, or a backup, left undone. */
  async atStart(): Promise<void> {
    const { users, keys } = await this.recording.state();
    for (const user of await this.stores.directory.users()) {
      if (users.get(user)?.erased) await forgetUser(this.stores, user);
    }
    for (const id of (await this.stores.apiKeys.names()).keys()) {
      if (keys.get(id)?.revoked) await this.stores.apiKeys.remove(id);
    }
    await this.regularly();
  }

  /** To be run every hour or so. */
  async regularly(): Promise<void> {
    await this.authentication.forgetEnded();
    await this.limits.forgetOld();
    await this.stores.devices.forget(lastDeviceUse(this.clock.now()));
    await this.stores.links.forget(this.clock.now());
  }
}
