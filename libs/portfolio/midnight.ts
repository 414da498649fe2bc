import { addDays, type CivilDate, civilDateIn, type Instant, startOfDayIn } from '#libs/kernel/civil-date.js';
import type { Clock, Rows } from '#libs/kernel/ports.js';
import type { PortfolioBody } from './row.js';
import { type Report, warn } from './warning.js';

/** Does work later, once; returns what calls it off. */
export type Schedule = (work: () => void, milliseconds: number) => () => void;

export interface MidnightPorts {
  readonly rows: Rows<PortfolioBody>;
  readonly clock: Clock;
  /** Computes the rows of these agreements for the day that it is. */
  readonly recompute: (agreements: readonly string[]) => Promise<void>;
}

export interface MidnightOptions {
  readonly schedule?: Schedule;
  readonly report?: Report;
}

const PAGE = 500;
/** Timers stand still while a machine sleeps, and clocks are put right: look more often than once a day. */
const LONGEST_NAP_MS = 60_000;

/** Verdicts change at midnight without any event: then the rows of each time zone are computed for the new day. */
export class Midnight {
  private readonly options: Required<MidnightOptions>;
  private callOff: () => void = () => undefined;
  private working: Promise<void> = Promise.resolve();
  private stopped = true;

  constructor(
    private readonly ports: MidnightPorts,
    options: MidnightOptions = {},
  ) {
    this.options = { schedule: later, report: warn, ...options };
  }

  /** Makes up for the midnights since it last ran, and stays awake for the next. */
  start(): void {
    if (!this.stopped) return;
    this.stopped = false;
    this.wake();
  }

  async stop(): Promise<void> {
    this.stopped = true;
    this.callOff();
    await this.working;
  }

  /** When what is being computed is done. */
  async idle(): Promise<void> {
    await this.working;
  }

  /** Computes every row of a day before the one it is in its zone. */
  async catchUp(): Promise<void> {
    const now = this.ports.clock.now();
    for (const zone of await this.zones()) {
      const late = await this.agreementsBefore(zone, civilDateIn(zone, now));
      if (late.length > 0) await this.ports.recompute(late);
    }
  }

  /** The next midnight of any zone that an agreement is in; undefined without agreements. */
  async next(): Promise<Instant | undefined> {
    const now = this.ports.clock.now();
    const midnights = (await this.zones()).map((zone) => startOfDayIn(zone, addDays(civilDateIn(zone, now), 1)));
    return midnights.sort()[0];
  }

  private wake(): void {
    this.working = this.work().catch(this.options.report);
  }

  private async work(): Promise<void> {
    let nap = LONGEST_NAP_MS;
    try {
      await this.catchUp();
      const next = await this.next();
      if (next !== undefined) nap = Math.min(nap, Date.parse(next) - Date.parse(this.ports.clock.now()));
    } finally {
      if (!this.stopped) this.callOff = this.options.schedule(() => this.wake(), Math.max(0, nap));
    }
  }

  private async zones(): Promise<string[]> {
    const zones: string[] = [];
    for (;;) {
      const where = { column: 'timeZone', is: '>', value: zones.at(-1) ?? '' } as const;
      const { rows } = await this.ports.rows.find({ where, order: [{ column: 'timeZone' }], limit: 1 });
      const zone = rows[0]?.columns['timeZone'];
      if (typeof zone !== 'string') return zones;
      zones.push(zone);
    }
  }

  private async agreementsBefore(zone: string, today: CivilDate): Promise<string[]> {
    const late: string[] = [];
    let after: string | undefined;
    do {
      const page = await this.ports.rows.find({
        where: {
          all: [
            { column: 'timeZone', is: '=', value: zone },
            { column: 'day', is: '<', value: today },
          ],
        },
        order: [{ column: 'day' }],
        limit: PAGE,
        ...(after !== undefined && { after }),
      });
      late.push(...page.rows.map(({ id }) => id));
      after = page.next;
    } while (after !== undefined);
    return late;
  }
}

const later: Schedule = (work, milliseconds) => {
  const timer = setTimeout(work, milliseconds);
  return () => clearTimeout(timer);
};
