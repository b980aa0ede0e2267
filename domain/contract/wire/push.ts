import { z } from 'zod';
import { commandUid } from '../../model/ids.ts';
import { commandEnvelope } from '../envelope.ts';
import { failure } from '../failure.ts';

export const pushLimit = 100;

/**
 * POST /v1/push: this device's commands in order. `mid` is the device's own dense number (1, 2, 3 …), given at the first send
 * attempt. The server answers 409 with a failure of kind `gap` (details.last), `forked` or `epoch` when the numbers do not fit.
 */
export const pushRequest = z.strictObject({
  epoch: z.int(),
  commands: z
    .array(commandEnvelope.extend({ mid: z.int().min(1) }))
    .min(1)
    .max(pushLimit),
});
export type PushRequest = z.infer<typeof pushRequest>;
export type PushedCommand = PushRequest['commands'][number];

/** `conflict`: accepted, and somebody else's newer value was replaced; a conflict record keeps it. */
export const pushResult = z.object({
  uid: commandUid,
  mid: z.int(),
  status: z.enum(['accepted', 'conflict', 'refused']),
  /** The scopes the command changed and their versions after it: passed by a complete pull, the command is confirmed. */
  vers: z.record(z.string(), z.int()),
  refusal: failure.optional(),
});
export type PushResult = z.infer<typeof pushResult>;

export const pushResponse = z.object({ epoch: z.int(), results: z.array(pushResult), serverTime: z.int() });
export type PushResponse = z.infer<typeof pushResponse>;
