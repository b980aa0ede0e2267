import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Session } from '../auth/session.ts';
import type { ServerContext } from '../context.ts';
import type { LiveHub } from '../live/live-hub.ts';
import { authenticate } from './guards.ts';

const goodbyeMs = 1000;

export function liveRoute(app: FastifyInstance, context: ServerContext, hub: LiveHub): void {
  const sessions = new WeakMap<FastifyRequest, Session>();
  const preValidation = async (request: FastifyRequest): Promise<void> => {
    sessions.set(request, await authenticate(context, request));
  };
  app.get('/v1/live', { websocket: true, preValidation }, (socket, request) => {
    const session = sessions.get(request);
    if (!session) return socket.terminate();
    const device = hub.join(session, {
      send: (message) => socket.send(JSON.stringify(message)),
      ping: () => socket.ping(),
      close(code, reason) {
        socket.close(code, reason);
        // A peer that is gone without a word never answers the goodbye.
        setTimeout(() => socket.terminate(), goodbyeMs).unref();
      },
    });
    socket.on('pong', device.heard);
    socket.on('message', (data, isBinary) => {
      if (!isBinary) device.said(String(data));
    });
    socket.on('close', device.leave);
    socket.on('error', () => socket.terminate());
  });
}
