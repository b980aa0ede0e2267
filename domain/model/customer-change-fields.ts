import { z } from 'zod';
import { fields as f } from './fields.ts';
import { agentId, customerId } from './ids.ts';
import { json } from './json.ts';

/** What happened to a service file. */
export const customerChangeKinds = [
  'added',
  'edited',
  'merged', // the other file goes on in this one
  'unmerged', // the other file goes on by itself again
  'told-apart', // said to be somebody else than the other customer
  'not-apart', // that was taken back
  'identity', // the identity number was entered, changed or taken out
  'revealed', // somebody looked at the whole identity number
  'exported', // the complete file was put together to be handed over
] as const;
export type CustomerChangeKind = (typeof customerChangeKinds)[number];

/** One field before and after; of a set what went into it and what came out of it. Long texts are cut to what differs. */
const fieldChange = z.strictObject({
  field: z.string().max(60),
  from: json.optional(),
  to: json.optional(),
  added: z.array(json).optional(),
  removed: z.array(json).optional(),
});
export type FieldChange = z.infer<typeof fieldChange>;

/** A line in the history of a service file. Written beside every change of one, by whatever command, and never changed. */
export const customerChangeFields = {
  customerId: f.ref('immutable', customerId),
  /** The other one, where two files were merged, parted or told apart: it is a line of that one's history as well. */
  otherCustomerId: f.optionalRef('immutable', customerId),
  kind: f.choice('immutable', customerChangeKinds),
  /** None, when a rule of the workspace made the change. */
  agentId: f.optionalRef('immutable', agentId),
  reason: f.text('immutable', 500),
  changes: f.json('immutable', z.array(fieldChange).readonly()),
  happenedAt: f.instant('immutable'),
  recordedAt: f.optionalInstant('server-only'),
} as const;
