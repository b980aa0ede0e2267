import compress from '@fastify/compress';
import websocket from '@fastify/websocket';
import fastify, { type FastifyInstance } from 'fastify';
import { AppError } from '#domain/contract/failure.ts';
import type { Hello } from '#domain/contract/wire/hello.ts';
import type { ServerContext } from '../context.ts';
import type { Files } from '../files/files.ts';
import type { LiveHub } from '../live/live-hub.ts';
import type { ServedProtocol } from '../protocol.ts';
import { rows } from '../sql/statement.ts';
import { currentEpoch } from '../workspace/epoch.ts';
import { archiveRoutes } from './archive-routes.ts';
import type { Door } from './door.ts';
import { eraseRoutes } from './erase-routes.ts';
import { answerFailure } from './failure-answer.ts';
import { fileRoutes } from './file-routes.ts';
import { checkProtocol } from './guards.ts';
import { importRoute } from './import-route.ts';
import { liveRoute } from './live-route.ts';
import { metricsRoute } from './metrics-route.ts';
import { peopleRoutes } from './people-routes.ts';
import { readJsonBodies } from './read-json.ts';
import { syncRoutes } from './sync-routes.ts';

export interface AppParts {
  readonly context: ServerContext;
  /** None where the server keeps no files. */
  readonly files: Files | undefined;
  readonly hub: LiveHub;
  readonly door: Door;
  readonly protocol: ServedProtocol;
  readonly localToken: string;
  readonly metricsToken: string | undefined;
}

/** The server's HTTP side, not listening yet. */
export async function createApp({
  context,
  files,
  hub,
  door,
  protocol,
  ...tokens
}: AppParts): Promise<FastifyInstance> {
  const app = fastify({
    logger: false,
    forceCloseConnections: 'idle',
    // A proxy that ends TLS runs on this machine; from anywhere else, who a request claims to come from is not believed.
    trustProxy: 'loopback',
  });
  app.setErrorHandler((error, request, reply) => {
    door.failed(request, answerFailure(reply, error, context.log));
  });
  app.setNotFoundHandler((request, reply) => {
    const nothing = new AppError('not-found', 'There is nothing at this address.');
    door.failed(request, answerFailure(reply, nothing, context.log));
  });
  door.watch(app);
  app.addHook('onRequest', async (request, reply) => {
    reply.header('cache-control', 'no-store');
    if (request.url.startsWith('/v1/') && request.url !== '/v1/hello') checkProtocol(protocol, request);
  });
  readJsonBodies(app);
  await app.register(compress, { global: false });
  await app.register(websocket, { options: { maxPayload: 1024 } });

  app.get('/healthz', async () => {
    await rows(context.store.db, 'select 1 as alive');
    return { ok: true };
  });
  app.get(
    '/v1/hello',
    async (): Promise<Hello> => ({
      product: 'holdfast',
      protocol: protocol.version,
      floor: protocol.floor,
      pushFloor: protocol.pushFloor,
      epoch: await currentEpoch(context.store.db),
      workspace: context.workspace,
      serverTime: context.clock.now(),
    }),
  );
  peopleRoutes(app, context);
  syncRoutes(app, context);
  archiveRoutes(app, context);
  if (files) await fileRoutes(app, context, files);
  importRoute(app, context, tokens.localToken);
  eraseRoutes(app, context, files, tokens.localToken);
  metricsRoute(app, context, tokens.metricsToken);
  liveRoute(app, context, hub);
  return app;
}
