import { AppError } from '#domain/contract/failure.ts';

export interface DescribedError {
  readonly type: string;
  readonly kind?: string;
  readonly code?: string;
  readonly message?: string;
  readonly stack: readonly string[];
  readonly cause?: DescribedError;
}

/**
 * What of an error may be logged. Messages are kept only where we or the system wrote them: others quote what they failed
 * on, as JSON.parse does, and that can be a customer's words.
 */
export function describeError(error: unknown): DescribedError {
  // Some pass on the stack alone; its first lines are the type and the message.
  if (typeof error === 'string') return { type: /^\w*Error/.exec(error)?.[0] ?? 'string', stack: framesOf(error) };
  if (!(error instanceof Error)) return { type: typeof error, stack: [] };
  const { code } = error as NodeJS.ErrnoException;
  const isOurs = error instanceof AppError;
  const isOfSystem = typeof code === 'string';
  return {
    type: error.name,
    ...(isOurs ? { kind: error.kind } : {}),
    ...(isOfSystem ? { code } : {}),
    ...(isOurs || isOfSystem ? { message: error.message } : {}),
    stack: framesOf(error.stack ?? ''),
    ...(error.cause === undefined ? {} : { cause: describeError(error.cause) }),
  };
}

function framesOf(stack: string): string[] {
  return stack
    .split('\n')
    .filter((line) => /^\s+at .*(:\d+:\d+\)?|\(<anonymous>\))$/.test(line))
    .map((line) => line.trim())
    .slice(0, 12);
}
