import { z } from 'zod';
import type { Frame } from './pipe.ts';

/** The only frame a renderer may send; its input is parsed later, by the procedure's own schema. */
const callFrame = z.strictObject({
  t: z.literal('call'),
  id: z.int().min(1),
  name: z.string().min(1).max(100),
  input: z.unknown(),
});

/** The call in what arrived from a renderer as JSON text, if it is one. A host drops a renderer that sends anything else. */
export function parseCall(text: string): Frame | undefined {
  try {
    const parsed = callFrame.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}
