import type { EventStore, Position, RowShape, Rows } from '#libs/kernel/ports.js';
import type { LogPlace } from './compute.js';
import { ROWS_FORMAT } from './row.js';

export const CHECKPOINT_SHAPE: RowShape = { name: 'checkpoints', columns: {}, indexes: [] };

export interface CheckpointBody extends LogPlace {
  readonly format: number;
}

const ID = 'agreement-summaries';

/** How far the log is in the rows. Kept beside them: who loses the rows loses this too and begins at the beginning. */
export class Checkpoint {
  constructor(
    private readonly rows: Rows<CheckpointBody>,
    private readonly store: EventStore,
  ) {}

  async position(): Promise<Position | undefined> {
    return (await this.rows.get(ID))?.body.position;
  }

  /** Never goes back: of two the later stands. */
  async save(place: LogPlace): Promise<void> {
    const body: CheckpointBody = { ...place, format: ROWS_FORMAT };
    // Positions are ordered as strings, and so are the days that order writes of one revision.
    await this.rows.put({ id: ID, version: { revision: 0, day: place.position }, columns: {}, body });
  }

  async clear(): Promise<void> {
    await this.rows.remove(ID);
  }

  /**
   * False where the rows belong to another register (an older copy of it was put back) or come from a release that
   * computed them otherwise. True where nothing is known.
   */
  async isOfThisRegister(): Promise<boolean> {
    const body = (await this.rows.get(ID))?.body;
    if (!body) return true;
    const [event] = await this.store.read(body.stream, body.revision, 1);
    return body.format === ROWS_FORMAT && event?.revision === body.revision && event.hash === body.hash;
  }
}
