import { z } from 'zod';

/**
 * The server says something at least this often on a live socket, and asks for a sign of life by a WebSocket ping, so that either side
 * notices when the other is gone without a word.
 */
export const beatEveryMs = 4000;

/** GET /v1/live (WebSocket): a hint that scopes moved on. Only a hint: a lost one is made good by the next pull. */
export const liveMessage = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('poke'), vers: z.record(z.string(), z.int()) }),
  z.object({ kind: z.literal('beat'), serverTime: z.int() }),
]);
export type LiveMessage = z.infer<typeof liveMessage>;
