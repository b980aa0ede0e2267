import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { eraseRequest, handUpRequest, type OrdersResponse, ordersDoneRequest } from '#domain/contract/wire/erase.ts';
import type { ServerContext } from '../context.ts';
import { orderErasure } from '../erase/order-erasure.ts';
import { eraseStatus, forgetHandUp, keepHandUp, openOrders, ordersDone, readHandUp } from '../erase/orders.ts';
import type { Files } from '../files/files.ts';
import { authenticate, authorise, isLocal } from './guards.ts';
import { parseBody } from './parse-body.ts';

const handUpBytes = 32 * 1024 * 1024;
const named = z.object({ id: z.uuid() });

/** For admins to order and follow erasures, for devices to carry them out. */
export function eraseRoutes(
  app: FastifyInstance,
  context: ServerContext,
  files: Files | undefined,
  localToken: string,
): void {
  /** Who orders: an admin, or somebody who can read this server's data folder. */
  const admin = async (request: FastifyRequest): Promise<string | null> =>
    isLocal(request, localToken) ? null : (await authorise(context, request, ['admin'])).id;

  app.post('/v1/erase', async (request) => {
    const by = await admin(request);
    return await orderErasure(context, parseBody(eraseRequest, request.body), by, files?.blobs);
  });

  app.get('/v1/erase', async (request) => {
    await admin(request);
    return await eraseStatus(context);
  });

  app.get('/v1/hand-ups/:id', async (request) => {
    await admin(request);
    return await readHandUp(context, parseBody(named, request.params).id);
  });

  app.delete('/v1/hand-ups/:id', async (request) => {
    await admin(request);
    await forgetHandUp(context, parseBody(named, request.params).id);
    return {};
  });

  app.get('/v1/orders', async (request): Promise<OrdersResponse> => {
    const { deviceId } = await authenticate(context, request);
    return { orders: [...(await openOrders(context.store.db, context.workspace.id, deviceId))] };
  });

  app.post('/v1/hand-up', { bodyLimit: handUpBytes }, async (request) => {
    await keepHandUp(context, await authenticate(context, request), parseBody(handUpRequest, request.body));
    return {};
  });

  app.post('/v1/orders/done', async (request) => {
    const session = await authenticate(context, request);
    await ordersDone(context, session, parseBody(ordersDoneRequest, request.body).orderIds);
    return {};
  });
}
