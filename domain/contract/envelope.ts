import { z } from 'zod';
import { agentId, commandUid } from '../model/ids.ts';
import { json } from '../model/json.ts';

/** What the author of a command had before their eyes: the server's revision of the record and the values replaced. */
export const baseSeen = z.strictObject({
  rev: z.int().min(0),
  fields: z.record(z.string(), json).default({}),
});

/**
 * A command as it is kept and travels. `base` is keyed by `collection/id`; `dependsOn` names earlier commands whose
 * records this one needs; `happenedAt` is the device's time corrected by the measured offset to the server.
 */
export const commandEnvelope = z.strictObject({
  uid: commandUid,
  name: z.string(),
  version: z.int().min(1),
  args: json,
  base: z.record(z.string(), baseSeen),
  dependsOn: z.array(commandUid).readonly(),
  actorId: agentId,
  happenedAt: z.int(),
});
export type CommandEnvelope = z.infer<typeof commandEnvelope>;
