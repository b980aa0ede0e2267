import type { z } from 'zod';
import { AppError } from '#domain/contract/failure.ts';

/** What the schema makes of the value; undefined for one nested so deeply that the stack ends before it does. */
export function fits<T>(schema: z.ZodType<T>, value: unknown): z.ZodSafeParseResult<T> | undefined {
  try {
    return schema.safeParse(value);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** The body as its schema has it. Throws `bad-request`, naming the places that do not fit but not their values. */
export function parseBody<T>(schema: z.ZodType<T>, body: unknown): T {
  const parsed = fits(schema, body);
  if (!parsed) throw new AppError('bad-request', 'The request is nested too deeply.');
  if (parsed.success) return parsed.data;
  const places = parsed.error.issues.slice(0, 5).map((issue) => issue.path.join('.') || 'body');
  throw new AppError('bad-request', `The request does not fit its schema at ${[...new Set(places)].join(', ')}.`);
}
