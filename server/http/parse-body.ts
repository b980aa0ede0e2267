import type { z } from 'zod';
import { AppError } from '#domain/contract/failure.ts';

/** The body as its schema has it. Throws `bad-request`, naming the places that do not fit but not their values. */
export function parseBody<T>(schema: z.ZodType<T>, body: unknown): T {
  const parsed = attempt(schema, body);
  if (parsed === undefined) throw new AppError('bad-request', 'The request is nested too deeply.');
  if (parsed.success) return parsed.data;
  const places = parsed.error.issues.slice(0, 5).map((issue) => issue.path.join('.') || 'body');
  throw new AppError('bad-request', `The request does not fit its schema at ${[...new Set(places)].join(', ')}.`);
}

/** Undefined when the stack was not deep enough to look at all of it. */
function attempt<T>(schema: z.ZodType<T>, body: unknown) {
  try {
    return schema.safeParse(body);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
