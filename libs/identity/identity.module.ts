import { Module } from '@nestjs/common';
import { AgreementModule } from '#libs/agreement/agreement.module.js';
import { AgreementReading } from '#libs/agreement/core/reading.js';
import type { Clock, EventStore, Ids, KeyRing, Wakeups } from '#libs/kernel/ports.js';
import { CLOCK, EVENT_STORE, FINGERPRINT_SECRET, IDS, KEY_RING, WAKEUPS } from '#libs/kernel/tokens.js';
import type { AgreementLookup } from './agreement-lookup.js';
import { Identity } from './identity.js';
import type { IdentityStores, Passwords } from './ports.js';
import { IDENTITY_STORES, PASSWORDS } from './tokens.js';

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
  ],
  exports: [Identity],
})
export class IdentityModule {}

function lookUpIn(reading: AgreementReading): AgreementLookup {
  return async (agreement) => (agreement === undefined ? undefined : (await reading.register(agreement))?.state);
}
