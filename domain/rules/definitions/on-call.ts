import { z } from 'zod';

/** Who can be called when, for the hours in which something breaks. The definition's name says for what: `Systems`, `夜班值守`. */
export const onCallContent = z.strictObject({
  people: z
    .array(
      z.strictObject({
        name: z.string().trim().min(1).max(200),
        /** Numbers to try, in this order. */
        phones: z.array(z.string().trim().min(1).max(60)).min(1).max(5),
        /** As people say it: `weekdays 18:00–08:00`. */
        hours: z.string().trim().max(200),
        /** What to call them for. */
        note: z.string().trim().max(300),
      }),
    )
    .min(1)
    .max(50),
});
export type OnCall = z.infer<typeof onCallContent>;
