import type { AgreementState } from '#libs/agreement/core/state.js';
import { invalid } from '#libs/agreement/core/validation.js';
import { type CivilDate, civilDateIn, type Instant } from '#libs/kernel/civil-date.js';
import type { Clock, ColumnValue, Condition, EventStore, Rows } from '#libs/kernel/ports.js';
import type { Refusal } from '#libs/kernel/refusal.js';
import type { Registers } from '#libs/kernel/registers.js';
import type { Silence } from '#libs/monitoring/cadence/cadence-summary.js';
import type { AgreementSummary } from '#libs/monitoring/summary.js';
import { type Alarms, NO_ALARMS } from '#libs/monitoring/tasks/alarms.js';
import { NOTHING_WAITS, type Waiting } from '#libs/monitoring/tasks/item.js';
import { breathe, computeOne } from './compute.js';
import { conditionOf, type Visible } from './conditions.js';
import { CURSOR_OF_ANOTHER, type PortfolioQuery, sealCursor } from './portfolio-query.js';
import type { PortfolioBody, PortfolioRow, Stuck } from './row.js';
import { orderOf } from './sorting.js';

/** One agreement as a list shows it. */
export interface PortfolioItem {
  readonly agreement: string;
  /** The last of its register that is in the summary; of one that is stuck, that should be. */
  readonly revision: number;
  /** The last that could be computed; null where none ever could. */
  readonly summary: AgreementSummary | null;
  /** What waits for somebody in it: not for everybody's eyes, see `WaitingScope`. */
  readonly waiting: Waiting;
  /** What is about to be missed in it: for everybody who sees it. */
  readonly alarms: Alarms;
  readonly silence?: Silence | undefined;
  /** Of an earlier day than the one asked for: midnight has passed, and its turn has not come yet. */
  readonly stale: boolean;
  readonly stuck: Stuck | null;
}

export interface PortfolioPage {
  readonly items: readonly PortfolioItem[];
  readonly nextCursor?: string;
}

export interface ReadingPorts {
  readonly store: EventStore;
  readonly registers: Registers<AgreementState>;
  readonly rows: Pick<Rows<PortfolioBody>, 'find' | 'count' | 'writes'>;
  readonly clock: Clock;
}

const IS_STUCK: Condition = { column: 'stuckSince', is: '!=', value: null };

/** What is read across agreements. Whoever asks sees `visible` and nothing of the rest. */
export class PortfolioReading {
  constructor(private readonly ports: ReadingPorts) {}

  /** What lists depend on besides the query and who asks: see `Rows`, and the time. */
  get standing(): { readonly writes: number | undefined; readonly now: Instant } {
    return { writes: this.ports.rows.writes, now: this.ports.clock.now() };
  }

  /** `invalid` for a cursor that no page of this query gave. */
  async page(query: PortfolioQuery, visible: Visible): Promise<PortfolioPage | Refusal> {
    const { filters, sort, limit, after, on } = query;
    const where = conditionOf(filters, visible);
    const found = await this.find({ where, order: orderOf(sort), limit, ...(after !== undefined && { after }) });
    if (!found) return invalid([CURSOR_OF_ANOTHER]);
    const items = on === undefined ? this.asStored(found.rows) : await this.onDay(found.rows, on);
    return found.next === undefined ? { items } : { items, nextCursor: sealCursor(query, found.next) };
  }

  /** How many agreements all pages of a query hold together. */
  async count(query: Pick<PortfolioQuery, 'filters'>, visible: Visible): Promise<number> {
    return this.ports.rows.count(conditionOf(query.filters, visible));
  }

  /** The last day on which any of the agreements ends, by the day of its row; undefined where none has an end. */
  async lastEnd(visible: Visible): Promise<CivilDate | undefined> {
    const where = conditionOf({ words: [], includeArchived: true, includeAnnulled: true }, visible);
    const order = [{ column: 'validTo', descending: true }];
    const { rows } = await this.ports.rows.find({ where, order, limit: 1 });
    return rows[0]?.body.summary?.term.to ?? undefined;
  }

  /** How many agreements show an earlier state because they cannot be computed, and the first of them. */
  async stuck(limit = 50): Promise<{ readonly count: number; readonly first: readonly PortfolioItem[] }> {
    const { rows } = await this.ports.rows.find({ where: IS_STUCK, order: [{ column: 'stuckSince' }], limit });
    return { count: await this.ports.rows.count(IS_STUCK), first: this.asStored(rows) };
  }

  private async find(query: Parameters<Rows<PortfolioBody>['find']>[0]) {
    try {
      return await this.ports.rows.find(query);
    } catch (error) {
      if (error instanceof RangeError && query.after !== undefined) return undefined;
      throw error;
    }
  }

  private asStored(rows: readonly PortfolioRow[]): PortfolioItem[] {
    const now = this.ports.clock.now();
    const todays = new Map<ColumnValue | undefined, CivilDate>();
    return rows.map((row) => {
      const zone = row.columns['timeZone'];
      const today = todays.get(zone) ?? todayOf(row, now);
      if (typeof zone === 'string') todays.set(zone, today);
      return itemOf(row, today);
    });
  }

  /** Computed from the registers, one after the other, others in between. */
  private async onDay(rows: readonly PortfolioRow[], on: CivilDate): Promise<PortfolioItem[]> {
    const { store, registers, clock } = this.ports;
    const items: PortfolioItem[] = [];
    for (const row of rows) {
      if (row.version.day === on) {
        items.push(itemOf(row, on));
        continue;
      }
      const computed = await computeOne(
        store,
        row.id,
        (stream) => registers.current(stream),
        () => on,
      );
      if (!computed) continue;
      const { agreement, revision } = computed;
      const stuck = 'failed' in computed ? (row.body.stuck ?? { error: computed.failed, since: clock.now() }) : null;
      items.push({
        agreement,
        revision,
        summary: 'summary' in computed ? computed.summary : null,
        waiting: 'summary' in computed ? computed.waiting : NOTHING_WAITS,
        alarms: 'summary' in computed ? computed.alarms : NO_ALARMS,
        silence: 'summary' in computed ? computed.silence : undefined,
        stale: false,
        stuck,
      });
      await breathe();
    }
    return items;
  }
}

function itemOf({ id, version, body }: PortfolioRow, day: CivilDate): PortfolioItem {
  const stale = body.summary !== null && body.summary.on < day;
  return { agreement: id, revision: version.revision, ...body, stale };
}

function todayOf({ columns, version }: PortfolioRow, now: Instant): CivilDate {
  const zone = columns['timeZone'];
  return typeof zone === 'string' ? civilDateIn(zone, now) : version.day;
}
