import { z } from 'zod';
import { agentId, articleRevisionId, customerId, deviceId } from '../../model/ids.ts';

/**
 * POST /v1/erase, by an admin: a customer with everything that hangs on them, from the server and every device; or everything that one
 * device, or each device of an agent, holds of this workspace.
 */
export const eraseRequest = z.discriminatedUnion('what', [
  z.strictObject({
    what: z.literal('customer'),
    customerId,
    /** Versions of articles that speak of them and are erased as well. */
    revisionIds: z.array(articleRevisionId).max(10_000).exactOptional(),
  }),
  z.strictObject({ what: z.literal('device'), deviceId }),
  z.strictObject({ what: z.literal('agent'), agentId }),
]);
export type EraseRequest = z.infer<typeof eraseRequest>;

/** How many devices have to act, and how many records the server has erased itself. */
export const eraseResponse = z.object({ orderIds: z.array(z.uuid()), devices: z.int(), records: z.int() });
export type EraseResponse = z.infer<typeof eraseResponse>;

/**
 * What a device has to erase, told in every pull answer and by GET /v1/orders until it says that it is done. What it holds unsent goes
 * up first: as ordinary commands, and what was refused or is only a draft as a file sealed to `sealTo`, an age recipient.
 */
export const eraseOrder = z.object({
  id: z.uuid(),
  /** `device`: everything of this account on the device. */
  what: z.enum(['customer', 'device']),
  /** The customer, for `customer`. */
  customerId: z.uuid().nullable(),
  /** Keys (`collection/id`) of what commands and drafts may speak of; what else hangs on it is gone with it. */
  records: z.array(z.string()),
  /** SHA-256 of content that no record speaks of any more. */
  files: z.array(z.string()),
  sealTo: z.string(),
});
export type EraseOrder = z.infer<typeof eraseOrder>;

/** GET /v1/orders: for a device that cannot pull, because its agent has left or its account is not open. */
export const ordersResponse = z.object({ orders: z.array(eraseOrder) });
export type OrdersResponse = z.infer<typeof ordersResponse>;

export const sealedLimit = 24 * 1024 * 1024;

/** POST /v1/hand-up: unsent work, sealed (age, base64). `digest`: SHA-256 of what was sealed, so that a resend is not kept twice. */
export const handUpRequest = z.strictObject({
  orderId: z.uuid(),
  digest: z.string().regex(/^[0-9a-f]{64}$/),
  sealed: z.base64().max(sealedLimit),
});
export type HandUpRequest = z.infer<typeof handUpRequest>;

/** POST /v1/orders/done: these orders have been carried out on this device. */
export const ordersDoneRequest = z.strictObject({ orderIds: z.array(z.uuid()).min(1).max(1000) });
export type OrdersDoneRequest = z.infer<typeof ordersDoneRequest>;

/** What a sealed file holds. */
export const handedUp = z.object({
  version: z.literal(1),
  /** Commands as they stood in the outbox, with what the server said against them. */
  commands: z.array(z.object({ envelope: z.unknown(), state: z.string(), refusal: z.unknown() })),
  drafts: z.array(z.object({ kind: z.string(), subject: z.string(), content: z.unknown(), savedAt: z.int() })),
});
export type HandedUp = z.infer<typeof handedUp>;

/** GET /v1/erase, by an admin: what was ordered, who still has to act, and what was handed up. */
export const eraseStatus = z.object({
  orders: z.array(
    z.object({
      id: z.uuid(),
      what: z.enum(['customer', 'device']),
      subjectId: z.uuid(),
      orderedAt: z.int(),
      waiting: z.array(z.object({ deviceId: z.uuid(), name: z.string(), agent: z.string() })),
      done: z.int(),
      handUps: z.array(z.object({ id: z.uuid(), deviceId: z.uuid(), receivedAt: z.int() })),
    }),
  ),
});
export type EraseStatus = z.infer<typeof eraseStatus>;
