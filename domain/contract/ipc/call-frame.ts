import { z } from 'zod';
import type { Frame } from './pipe.ts';

const id = z.int().min(1);

/** The only frames a renderer may send; a call's input is parsed later, by the procedure's own schema. */
const sentFrame = z.discriminatedUnion('t', [
  z.strictObject({ t: z.literal('call'), id, name: z.string().min(1).max(100), input: z.unknown() }),
  z.strictObject({ t: z.literal('drop'), id }),
]);

/** The frame in what arrived from a renderer as JSON text, if it is one that it may send. A host drops a renderer that sends anything else. */
export function parseCall(text: string): Frame | undefined {
  try {
    const parsed = sentFrame.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}
