import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** What the service measures of itself, for Prometheus. No label names a person or an agreement. */
export class ServiceMetrics {
  private readonly registry = new Registry();
  readonly requests: Histogram<'call' | 'method' | 'status'>;
  readonly commands: Counter<'command' | 'outcome'>;
  readonly refusals: Counter<'type'>;
  readonly appends: Histogram;

  constructor(observe: {
    readonly cache: () => { readonly registers: number; readonly characters: number };
    readonly rowLag: () => Promise<number> | number;
  }) {
    const registers = [this.registry];
    collectDefaultMetrics({ register: this.registry });
    this.requests = new Histogram({
      name: 'regia_http_request_duration_seconds',
      help: 'Time to answer a request',
      labelNames: ['call', 'method', 'status'],
      buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
      registers,
    });
    this.commands = new Counter({
      name: 'regia_commands_total',
      help: 'Commands, by name and what became of them',
      labelNames: ['command', 'outcome'],
      registers,
    });
    this.refusals = new Counter({
      name: 'regia_refusals_total',
      help: 'Problems answered, by type',
      labelNames: ['type'],
      registers,
    });
    this.appends = new Histogram({
      name: 'regia_append_duration_seconds',
      help: 'Time from asking for an append to its commit',
      buckets: [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.5],
      registers,
    });
    new Gauge({
      name: 'regia_folded_registers',
      help: 'Registers in the cache',
      registers,
      collect() {
        this.set(observe.cache().registers);
      },
    });
    new Gauge({
      name: 'regia_folded_characters',
      help: 'Size of the registers in the cache, in characters of JSON',
      registers,
      collect() {
        this.set(observe.cache().characters);
      },
    });
    new Gauge({
      name: 'regia_row_lag_seconds',
      help: 'Age of the oldest event that the rows of lists have not taken in yet',
      registers,
      async collect() {
        this.set(await observe.rowLag());
      },
    });
  }

  get contentType(): string {
    return this.registry.contentType;
  }

  text(): Promise<string> {
    return this.registry.metrics();
  }
}
