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

/** What somebody does on the telephone, that which takes more of them first. `calling`: the other end rings. */
export const telephoneStates = ['talking', 'on-hold', 'calling', 'ringing', 'wrap-up', 'free'] as const;

/** More than anybody has at once. */
export const mostCalls = 99;

const calls = z.int().min(0).max(mostCalls);

/** What telephones told a device of its calls: how many and since when, and never whose. Times are the server's. */
export const telephone = z.object({
  state: z.enum(telephoneStates),
  /** Null while no telephone has told of a call yet. */
  since: z.int().nullable(),
  /** Callers who wait for an answer, and since when the first of them does. */
  ringing: calls,
  ringsSince: z.int().nullable(),
  /** Callers who were put on hold. */
  onHold: calls,
});
export type Telephone = z.infer<typeof telephone>;

/**
 * From a device, on the same socket: all it has open now and what its telephone does, whenever that changes; nothing of it is stored. Whoever
 * says it, with an empty list too, is told of the others from then on. A client that does not know it says nothing and is told nothing. Of
 * its telephone it speaks once it was told of people: a server that does not know it would not understand the rest either.
 */
export const deviceMessage = z.strictObject({
  kind: z.literal('here'),
  at: z.array(z.strictObject({ caseId, doing: presenceDoing })).max(mostPresences),
  telephone: z.strictObject(telephone.shape).optional(),
});
export type DeviceMessage = z.infer<typeof deviceMessage>;

/** Who is in a case now, the listener's own agent included; nobody when the last one left. */
export const casePresence = z.object({
  caseId,
  people: z.array(z.object({ agentId, doing: presenceDoing })),
});
export type CasePresence = z.infer<typeof casePresence>;

/** Somebody who is connected, at however many devices. */
export const personHere = z.object({
  since: z.int(),
  /** Null where no device tells of one. */
  telephone: telephone.nullable(),
});
export type PersonHere = z.infer<typeof personHere>;

/** Somebody whose work is within the listener's reach, the listener's own agent included; `here` is null when they left. */
export const personPresence = z.object({ agentId, here: personHere.nullable() });
export type PersonPresence = z.infer<typeof personPresence>;

/**
 * GET /v1/live (WebSocket): a hint that scopes moved on, who is connected, and who else is in which case. Only hints: a lost poke is made good by the next
 * pull, and presence is told anew (`whole`) to whoever connects.
 */
export const liveMessage = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('poke'), vers: z.record(z.string(), z.int()) }),
  z.object({ kind: z.literal('beat'), serverTime: z.int() }),
  z.object({
    kind: z.literal('presence'),
    whole: z.boolean(),
    cases: z.array(casePresence),
    /** Left out by a server that does not know who is connected. */
    people: z.array(personPresence).optional(),
  }),
]);
export type LiveMessage = z.infer<typeof liveMessage>;
