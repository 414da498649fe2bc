import type { RowShape, RowsRebuild } from '#libs/kernel/ports.js';
import type { RebuildableRows, RowSets } from '#libs/portfolio/ports.js';
import { InMemoryRows } from './in-memory-rows.js';

/** Every kind of rows of an installation, in memory. */
export class InMemoryRowSets implements RowSets {
  private readonly kinds = new Map<string, RebuildableRows<never>>();

  rows<Body>(shape: RowShape): RebuildableRows<Body> {
    const rows =
      (this.kinds.get(shape.name) as RebuildableRows<Body> | undefined) ?? new RebuildableInMemoryRows<Body>(shape);
    this.kinds.set(shape.name, rows as RebuildableRows<never>);
    return rows;
  }
}

class RebuildableInMemoryRows<Body> extends InMemoryRows<Body> implements RebuildableRows<Body> {
  needsRebuilding = true;

  override async rebuild(): Promise<RowsRebuild<Body>> {
    const second = await super.rebuild();
    return {
      ...second,
      swap: async () => {
        await second.swap();
        this.needsRebuilding = false;
      },
    };
  }
}
