import { z } from 'zod';

/** GET /v1/hello, without a session: proves that this is a Holdfast server and not a captive portal's page. */
export const hello = z.object({
  product: z.literal('holdfast'),
  protocol: z.int(),
  floor: z.int(),
  /** The oldest version whose waiting commands the server still takes. */
  pushFloor: z.int(),
  epoch: z.int(),
  workspace: z.object({ id: z.uuid(), name: z.string() }),
  serverTime: z.int(),
});
export type Hello = z.infer<typeof hello>;
