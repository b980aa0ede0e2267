import { z } from 'zod';
import { agentId, caseId } from '../../model/ids.ts';

/**
 * The server says something at least this often on a live socket, and asks for a sign of life by a WebSocket ping, so that either side
 * notices when the other is gone without a word.
 */
export const beatEveryMs = 4000;

/** What somebody does in a case that is open on their screen. */
export const presenceDoing = z.enum(['viewing', 'typing']);
export type PresenceDoing = z.infer<typeof presenceDoing>;

/** As many as a device tells of at most: those on the screens of its windows. With all of them a message stays under 1 KiB. */
export const mostPresences = 8;

/**
 * From a device, on the same socket: all it has open now, whenever that changes; nothing of it is stored. Whoever says it, with an empty list
 * too, is told of the others from then on. A client that does not know it says nothing and is told nothing.
 */
export const deviceMessage = z.strictObject({
  kind: z.literal('here'),
  at: z.array(z.strictObject({ caseId, doing: presenceDoing })).max(mostPresences),
});
export type DeviceMessage = z.infer<typeof deviceMessage>;

/** Who is in a case now, the listener's own agent included; nobody when the last one left. */
export const casePresence = z.object({
  caseId,
  people: z.array(z.object({ agentId, doing: presenceDoing })),
});
export type CasePresence = z.infer<typeof casePresence>;

/**
 * GET /v1/live (WebSocket): a hint that scopes moved on, and who else is in which case. Only hints: a lost poke is made good by the next
 * pull, and presence is told anew (`whole`) to whoever connects.
 */
export const liveMessage = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('poke'), vers: z.record(z.string(), z.int()) }),
  z.object({ kind: z.literal('beat'), serverTime: z.int() }),
  z.object({ kind: z.literal('presence'), whole: z.boolean(), cases: z.array(casePresence) }),
]);
export type LiveMessage = z.infer<typeof liveMessage>;
