import type { FastifyInstance, FastifyRequest } from 'fastify';
import { AppError, type FailureKind } from '#domain/contract/failure.ts';
import type { Logger } from '../log.ts';
import type { ServerMetrics } from '../metrics/server-metrics.ts';

/** Where requests come in: knows which are under way, says what became of each, and lets nobody in once the server stops. */
export class Door {
  readonly #metrics: ServerMetrics;
  readonly #log: Logger;
  readonly #outcomes = new WeakMap<FastifyRequest, FailureKind>();
  readonly #waiting: (() => void)[] = [];
  #underWay = 0;
  #isShut = false;

  constructor(metrics: ServerMetrics, log: Logger) {
    this.#metrics = metrics;
    this.#log = log;
  }

  watch(app: FastifyInstance): void {
    app.addHook('onRequest', async (request, reply) => {
      // A socket would be under way until its device goes; it is told goodbye instead.
      if (request.headers.upgrade === undefined) this.#enter(reply.raw);
      if (!this.#isShut) return;
      reply.header('connection', 'close');
      throw new AppError('offline', 'The server is stopping.');
    });
    app.addHook('onResponse', async (request, reply) => {
      const route = request.routeOptions.url ?? 'none';
      const outcome = this.#outcomes.get(request) ?? (reply.statusCode < 400 ? 'ok' : 'internal');
      const ms = Math.round(reply.elapsedTime);
      this.#metrics.answered(route, outcome, reply.elapsedTime / 1000);
      // A socket that was refused before it was taken for one is nobody's otherwise, and would keep the server from closing.
      if (request.headers.upgrade !== undefined) request.raw.socket.destroySoon();
      this.#log.info('a request was answered', {
        method: request.method,
        route,
        status: reply.statusCode,
        outcome,
        ms,
      });
    });
  }

  failed(request: FastifyRequest, kind: FailureKind): void {
    this.#outcomes.set(request, kind);
  }

  /** From now on whoever comes is sent away. */
  shut(): void {
    this.#isShut = true;
  }

  /** Resolves when those inside have left, or the patience is over. */
  async emptied(patienceMs: number): Promise<void> {
    if (this.#underWay === 0) return;
    const { promise, resolve } = Promise.withResolvers<void>();
    const impatience = setTimeout(resolve, patienceMs);
    this.#waiting.push(resolve);
    await promise;
    clearTimeout(impatience);
  }

  #enter(answer: { once(event: 'close', listener: () => void): unknown }): void {
    this.#underWay += 1;
    this.#metrics.arrived();
    answer.once('close', () => {
      this.#underWay -= 1;
      this.#metrics.left();
      if (this.#underWay === 0) for (const told of this.#waiting) told();
    });
  }
}
