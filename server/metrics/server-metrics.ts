import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { commandNamed } from '#domain/commands/registry.ts';
import { type PoolUse, poolStates } from '../sql/store.ts';

/** What is asked for only when somebody reads the figures. */
export interface Readings {
  epoch(): Promise<number>;
  liveSockets(): number;
  pool(): PoolUse | undefined;
}

const durations = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

/**
 * Figures of one server for Prometheus. Labels are routes, outcomes and names of commands: never anything about a person.
 */
export class ServerMetrics {
  readonly #registry = new Registry();
  readonly #requests = new Histogram({
    name: 'holdfast_request_duration_seconds',
    help: 'Requests answered, by route and outcome: ok, or the kind of the failure.',
    labelNames: ['route', 'outcome'],
    buckets: durations,
    registers: [this.#registry],
  });
  readonly #underWay = new Gauge({
    name: 'holdfast_requests_under_way',
    help: 'Requests that have arrived and are not answered yet.',
    registers: [this.#registry],
  });
  readonly #commands = new Counter({
    name: 'holdfast_commands_total',
    help: 'Commands pushed, by name and status: accepted, conflict, refused, or repeated (executed before).',
    labelNames: ['name', 'status'],
    registers: [this.#registry],
  });
  readonly #rowsSent = new Counter({
    name: 'holdfast_rows_sent_total',
    help: 'Rows and tombstones sent to devices.',
    registers: [this.#registry],
  });
  #countsTheProcess = false;

  /** What is read from elsewhere at the moment somebody asks. A reading that fails leaves its old value. */
  readFrom({ epoch, liveSockets, pool }: Readings): void {
    const registers = [this.#registry];
    new Gauge({
      name: 'holdfast_epoch',
      help: 'Counted up when the database was restored or failed over.',
      registers,
      async collect() {
        await epoch().then(
          (value) => this.set(value),
          () => undefined,
        );
      },
    });
    new Gauge({
      name: 'holdfast_live_sockets',
      help: 'Devices that are connected to hear of changes.',
      registers,
      collect() {
        this.set(liveSockets());
      },
    });
    new Gauge({
      name: 'holdfast_database_connections',
      help: 'Connections to the database by state; waiting: requests that wait for one.',
      labelNames: ['state'],
      registers,
      collect() {
        const use = pool();
        if (use) for (const state of poolStates) this.set({ state }, use[state]);
      },
    });
  }

  arrived(): void {
    this.#underWay.inc();
  }

  left(): void {
    this.#underWay.dec();
  }

  answered(route: string, outcome: string, seconds: number): void {
    this.#requests.observe({ route, outcome }, seconds);
  }

  command(name: string, status: 'accepted' | 'conflict' | 'refused' | 'repeated'): void {
    // What a client calls a command could be anything, and every new label would stay in memory.
    this.#commands.inc({ name: commandNamed(name) ? name : 'unknown', status });
  }

  rowsSent(count: number): void {
    this.#rowsSent.inc(count);
  }

  /** In Prometheus' text format. The process is watched from the first time on: a server that nobody asks pays nothing. */
  async text(): Promise<{ readonly type: string; readonly text: string }> {
    if (!this.#countsTheProcess) collectDefaultMetrics({ register: this.#registry });
    this.#countsTheProcess = true;
    return { type: this.#registry.contentType, text: await this.#registry.metrics() };
  }
}
