import { Module } from '@nestjs/common';
import { AgreementModule } from '#libs/agreement/agreement.module.js';
import type { AgreementState } from '#libs/agreement/core/state.js';
import type { Clock, EventStore, Wakeups } from '#libs/kernel/ports.js';
import { Registers } from '#libs/kernel/registers.js';
import { CLOCK, EVENT_STORE, WAKEUPS } from '#libs/kernel/tokens.js';
import { BestComputing } from './best-computing.js';
import { CHECKPOINT_SHAPE, Checkpoint, type CheckpointBody } from './checkpoint.js';
import { Midnight } from './midnight.js';
import { PortfolioReading } from './portfolio-reading.js';
import type { EventsElsewhere, RebuildableRows, RowSets } from './ports.js';
import { Projector } from './projector.js';
import { Rebuilding } from './rebuild.js';
import { PORTFOLIO_SHAPE, type PortfolioBody } from './row.js';
import { EVENTS_ELSEWHERE, ROWS } from './tokens.js';
import { PortfolioUpkeep } from './upkeep.js';
import { ComputingElsewhere, ComputingHere } from './worker-computing.js';

const SUMMARIES = Symbol('AgreementSummaries');

/** Lists across agreements. Reads and rebuilds; `PortfolioUpkeep` follows the log once it is started. */
@Module({
  imports: [AgreementModule],
  providers: [
    {
      provide: SUMMARIES,
      inject: [ROWS],
      useFactory: (sets: RowSets) => sets.rows<PortfolioBody>(PORTFOLIO_SHAPE),
    },
    {
      provide: Checkpoint,
      inject: [ROWS, EVENT_STORE],
      useFactory: (sets: RowSets, store: EventStore) =>
        new Checkpoint(sets.rows<CheckpointBody>(CHECKPOINT_SHAPE), store),
    },
    {
      provide: BestComputing,
      inject: [EVENT_STORE, { token: EVENTS_ELSEWHERE, optional: true }],
      useFactory: (store: EventStore, events?: EventsElsewhere) =>
        new BestComputing({
          store,
          here: new ComputingHere(store),
          elsewhere: events && new ComputingElsewhere(events),
        }),
    },
    {
      provide: Rebuilding,
      inject: [SUMMARIES, Checkpoint, BestComputing, CLOCK],
      useFactory: (
        rows: RebuildableRows<PortfolioBody>,
        checkpoint: Checkpoint,
        computing: BestComputing,
        clock: Clock,
      ) => new Rebuilding({ rows, checkpoint, computing, clock }),
    },
    {
      provide: Projector,
      inject: [EVENT_STORE, WAKEUPS, Registers, SUMMARIES, Checkpoint, CLOCK],
      useFactory: (
        store: EventStore,
        wakeups: Wakeups,
        registers: Registers<AgreementState>,
        rows: RebuildableRows<PortfolioBody>,
        checkpoint: Checkpoint,
        clock: Clock,
      ) => new Projector({ store, wakeups, registers, rows, checkpoint, clock }),
    },
    {
      provide: Midnight,
      inject: [SUMMARIES, CLOCK, BestComputing, Projector],
      useFactory: (
        rows: RebuildableRows<PortfolioBody>,
        clock: Clock,
        computing: BestComputing,
        projector: Projector,
      ) => new Midnight({ rows, clock, recompute: (agreements) => projector.recompute(agreements, computing) }),
    },
    {
      provide: PortfolioUpkeep,
      inject: [SUMMARIES, Checkpoint, Projector, Midnight, Rebuilding],
      useFactory: (
        rows: RebuildableRows<PortfolioBody>,
        checkpoint: Checkpoint,
        projector: Projector,
        midnight: Midnight,
        rebuilding: Rebuilding,
      ) => new PortfolioUpkeep({ rows, checkpoint, projector, midnight, rebuilding }),
    },
    {
      provide: PortfolioReading,
      inject: [EVENT_STORE, Registers, SUMMARIES, CLOCK],
      useFactory: (
        store: EventStore,
        registers: Registers<AgreementState>,
        rows: RebuildableRows<PortfolioBody>,
        clock: Clock,
      ) => new PortfolioReading({ store, registers, rows, clock }),
    },
  ],
  exports: [PortfolioReading, PortfolioUpkeep, Projector, Rebuilding],
})
export class PortfolioModule {}
