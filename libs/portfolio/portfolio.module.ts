import { Module } from '@nestjs/common';
import { AgreementModule } from '#libs/agreement/agreement.module.js';
import type { AgreementState } from '#libs/agreement/core/state.js';
import type { Clock, EventStore, Wakeups } from '#libs/kernel/ports.js';
import { Registers } from '#libs/kernel/registers.js';
import { CLOCK, EVENT_STORE, WAKEUPS } from '#libs/kernel/tokens.js';
import { Portfolio } from './portfolio.js';
import { PortfolioReading } from './portfolio-reading.js';
import type { EventsElsewhere, RowSets } from './ports.js';
import { Projector } from './projector.js';
import { Rebuilding } from './rebuild.js';
import { EVENTS_ELSEWHERE, ROWS } from './tokens.js';
import { PortfolioUpkeep } from './upkeep.js';

const parts = [
  { provide: PortfolioReading, inject: [Portfolio], useFactory: ({ reading }: Portfolio) => reading },
  { provide: PortfolioUpkeep, inject: [Portfolio], useFactory: ({ upkeep }: Portfolio) => upkeep },
  { provide: Projector, inject: [Portfolio], useFactory: ({ projector }: Portfolio) => projector },
  { provide: Rebuilding, inject: [Portfolio], useFactory: ({ rebuilding }: Portfolio) => rebuilding },
];

/** Lists across agreements, on the adapters that the app provides globally under the tokens. */
@Module({
  imports: [AgreementModule],
  providers: [
    {
      provide: Portfolio,
      inject: [EVENT_STORE, WAKEUPS, Registers, ROWS, CLOCK, { token: EVENTS_ELSEWHERE, optional: true }],
      useFactory: (
        store: EventStore,
        wakeups: Wakeups,
        registers: Registers<AgreementState>,
        rowSets: RowSets,
        clock: Clock,
        elsewhere?: EventsElsewhere,
      ) => new Portfolio({ store, wakeups, registers, rowSets, clock, elsewhere }),
    },
    ...parts,
  ],
  exports: parts.map(({ provide }) => provide),
})
export class PortfolioModule {}
