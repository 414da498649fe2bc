import type { AgreementState } from '#libs/agreement/core/state.js';
import type { Clock, EventStore, Wakeups } from '#libs/kernel/ports.js';
import type { Registers } from '#libs/kernel/registers.js';
import { BestComputing } from './best-computing.js';
import { CHECKPOINT_SHAPE, Checkpoint, type CheckpointBody } from './checkpoint.js';
import { Midnight, type MidnightOptions } from './midnight.js';
import { PortfolioReading } from './portfolio-reading.js';
import type { EventsElsewhere, RebuildableRows, RowSets } from './ports.js';
import { Projector, type ProjectorOptions } from './projector.js';
import { Rebuilding } from './rebuild.js';
import { RememberedRows } from './remembered-rows.js';
import { PORTFOLIO_SHAPE, type PortfolioBody } from './row.js';
import { PortfolioUpkeep } from './upkeep.js';
import { ComputingElsewhere, ComputingHere } from './worker-computing.js';

export interface PortfolioPorts {
  readonly store: EventStore;
  readonly wakeups: Wakeups;
  readonly registers: Registers<AgreementState>;
  readonly rowSets: RowSets;
  readonly clock: Clock;
  readonly elsewhere?: EventsElsewhere | undefined;
}

/** Lists across agreements, on the adapters they are given: `upkeep` follows the log once it is started. */
export class Portfolio {
  readonly rows: RebuildableRows<PortfolioBody>;
  readonly checkpoint: Checkpoint;
  readonly computing: BestComputing;
  readonly projector: Projector;
  readonly midnight: Midnight;
  readonly rebuilding: Rebuilding;
  readonly upkeep: PortfolioUpkeep;
  readonly reading: PortfolioReading;

  constructor(
    { store, wakeups, registers, rowSets, clock, elsewhere }: PortfolioPorts,
    options: ProjectorOptions & MidnightOptions = {},
  ) {
    const rows = rowSets.rows<PortfolioBody>(PORTFOLIO_SHAPE);
    const checkpoint = new Checkpoint(rowSets.rows<CheckpointBody>(CHECKPOINT_SHAPE), store);
    const here = new ComputingHere(store);
    const thread = elsewhere && new ComputingElsewhere(elsewhere);
    const computing = new BestComputing({ store, here, elsewhere: thread });
    const projector = new Projector({ store, wakeups, registers, rows, checkpoint, clock, elsewhere: thread }, options);
    const recompute = (agreements: readonly string[]) => projector.recompute(agreements, computing);
    const midnight = new Midnight({ rows, clock, recompute }, options);
    const rebuilding = new Rebuilding({ rows, checkpoint, computing, clock });
    this.rows = rows;
    this.checkpoint = checkpoint;
    this.computing = computing;
    this.projector = projector;
    this.midnight = midnight;
    this.rebuilding = rebuilding;
    this.upkeep = new PortfolioUpkeep({ rows, checkpoint, projector, midnight, rebuilding }, options.report);
    this.reading = new PortfolioReading({ store, registers, rows: new RememberedRows(rows), clock });
  }
}
