import { z } from 'zod';
import { definitionId } from './ids.ts';

/** The value of a field that the workspace defined itself; `key` is the definition's id. */
export const customValue = z.strictObject({
  key: definitionId,
  value: z.union([z.string().max(5000), z.number(), z.boolean(), z.array(z.string().max(300)).max(100)]),
});
