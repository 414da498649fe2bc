import { Module } from '@nestjs/common';
import { AgreementModule } from '#libs/agreement/agreement.module.js';
import { AgreementReading } from '#libs/agreement/core/reading.js';
import type { Clock, EventStore, Ids, KeyRing, Wakeups } from '#libs/kernel/ports.js';
import { CLOCK, EVENT_STORE, FINGERPRINT_SECRET, IDS, KEY_RING, WAKEUPS } from '#libs/kernel/tokens.js';
import type { AgreementLookup } from './agreement-lookup.js';
import { ApiKeyIssuing } from './api-key-issuing.js';
import { Authentication } from './authentication.js';
import { FirstStart } from './first-start.js';
import { Housekeeping } from './housekeeping.js';
import { Identity } from './identity.js';
import { PasswordSetting } from './password-setting.js';
import { PersonalData } from './personal-data.js';
import type { IdentityStores, Passwords } from './ports.js';
import { IdentityRecording } from './recording.js';
import { RoleKeeping } from './role-keeping.js';
import { SignIn } from './sign-in.js';
import { IDENTITY_STORES, PASSWORDS } from './tokens.js';
import { Users } from './users.js';

const parts = [
  { provide: IdentityRecording, inject: [Identity], useFactory: ({ recording }: Identity) => recording },
  { provide: Authentication, inject: [Identity], useFactory: ({ authentication }: Identity) => authentication },
  { provide: SignIn, inject: [Identity], useFactory: ({ signIn }: Identity) => signIn },
  { provide: Users, inject: [Identity], useFactory: ({ users }: Identity) => users },
  { provide: PasswordSetting, inject: [Identity], useFactory: ({ passwordSetting }: Identity) => passwordSetting },
  { provide: RoleKeeping, inject: [Identity], useFactory: ({ roles }: Identity) => roles },
  { provide: ApiKeyIssuing, inject: [Identity], useFactory: ({ apiKeys }: Identity) => apiKeys },
  { provide: PersonalData, inject: [Identity], useFactory: ({ personalData }: Identity) => personalData },
  { provide: FirstStart, inject: [Identity], useFactory: ({ firstStart }: Identity) => firstStart },
  { provide: Housekeeping, inject: [Identity], useFactory: ({ housekeeping }: Identity) => housekeeping },
];

/** Who may come in and what they may do, on the adapters that the app provides globally under the tokens. */
@Module({
  imports: [AgreementModule],
  providers: [
    {
      provide: Identity,
      inject: [
        EVENT_STORE,
        KEY_RING,
        WAKEUPS,
        CLOCK,
        IDS,
        FINGERPRINT_SECRET,
        IDENTITY_STORES,
        PASSWORDS,
        AgreementReading,
      ],
      useFactory: (
        store: EventStore,
        keyRing: KeyRing,
        wakeups: Wakeups,
        clock: Clock,
        ids: Ids,
        secret: Uint8Array,
        stores: IdentityStores,
        passwords: Passwords,
        reading: AgreementReading,
      ) =>
        new Identity({
          store,
          keyRing,
          wakeups,
          clock,
          ids,
          secret,
          stores,
          passwords,
          agreementOf: lookUpIn(reading),
        }),
    },
    ...parts,
  ],
  exports: [Identity, ...parts.map(({ provide }) => provide)],
})
export class IdentityModule {}

function lookUpIn(reading: AgreementReading): AgreementLookup {
  return async (agreement) => (agreement === undefined ? undefined : (await reading.register(agreement))?.state);
}
