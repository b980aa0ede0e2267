import { z } from 'zod';
import type { Frame } from './pipe.ts';

/** The only frame a renderer may send; its input is parsed later, by the procedure's own schema. */
const callFrame = z.strictObject({
  t: z.literal('call'),
  id: z.int().min(1),
  name: z.string().min(1).max(100),
  input: z.unknown(),
});

/** What arrived from a renderer, if it is a call. A host drops a renderer that sends anything else. */
export function parseCall(value: unknown): Frame | undefined {
  const parsed = callFrame.safeParse(value);
  return parsed.success ? parsed.data : undefined;
}
