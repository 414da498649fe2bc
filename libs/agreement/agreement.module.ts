import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { CommandHandling } from '#libs/kernel/command-handling.js';
import type { Clock, EventStore, Ids, KeyRing, Wakeups } from '#libs/kernel/ports.js';
import { Registers } from '#libs/kernel/registers.js';
import { CLOCK, EVENT_STORE, FINGERPRINT_SECRET, IDS, KEY_RING, WAKEUPS } from '#libs/kernel/tokens.js';
import { agreementFolding } from './core/evolve.js';
import { PersonIds } from './core/person-ids.js';
import { AgreementReading } from './core/reading.js';
import { RecordAgreementHandler, RecordInAgreementHandler } from './core/record.handler.js';
import { AgreementRecording } from './core/recording.js';
import type { AgreementState } from './core/state.js';

/** The domain on whatever adapters the app has chosen; they are provided globally under the kernel's tokens. */
@Module({
  imports: [CqrsModule],
  providers: [
    {
      provide: Registers,
      inject: [EVENT_STORE],
      useFactory: (store: EventStore) => new Registers(store, agreementFolding),
    },
    {
      provide: CommandHandling,
      inject: [EVENT_STORE, Registers, KEY_RING, CLOCK, WAKEUPS],
      useFactory: (
        store: EventStore,
        registers: Registers<AgreementState>,
        keyRing: KeyRing,
        clock: Clock,
        wakeups: Wakeups,
      ) => new CommandHandling({ store, registers, keyRing, clock, wakeups }),
    },
    {
      provide: AgreementRecording,
      inject: [CommandHandling, IDS, FINGERPRINT_SECRET, PersonIds],
      useFactory: (handling: CommandHandling<AgreementState>, ids: Ids, secret: Uint8Array, persons: PersonIds) =>
        new AgreementRecording(handling, ids, secret, persons),
    },
    {
      provide: PersonIds,
      inject: [FINGERPRINT_SECRET],
      useFactory: (secret: Uint8Array) => new PersonIds(secret),
    },
    {
      provide: AgreementReading,
      inject: [EVENT_STORE, Registers, KEY_RING],
      useFactory: (store: EventStore, registers: Registers<AgreementState>, keyRing: KeyRing) =>
        new AgreementReading(store, registers, keyRing),
    },
    RecordAgreementHandler,
    RecordInAgreementHandler,
  ],
  exports: [CqrsModule, AgreementRecording, AgreementReading, PersonIds, Registers, CommandHandling],
})
export class AgreementModule {}
