import type { FastifyReply } from 'fastify';
import { AppError, type FailureKind, failureOf } from '#domain/contract/failure.ts';
import { errorFields, type Logger } from '../log.ts';
import { isCollision, isOutage } from '../sql/errors.ts';

const statuses: Partial<Record<FailureKind, number>> = {
  'bad-request': 400,
  'wrong-password': 401,
  'session-expired': 401,
  forbidden: 403,
  inactive: 403,
  'not-found': 404,
  exists: 409,
  gap: 409,
  forked: 409,
  epoch: 409,
  'protocol-mismatch': 426,
  'empty-file': 400,
  'too-large': 413,
  'blocked-type': 415,
  'bytes-missing': 404,
  'bytes-differ': 422,
  'server-full': 507,
  throttled: 429,
  offline: 503,
};

/** The status that an answer of this failure has. */
export function statusOf(kind: FailureKind): number {
  return statuses[kind] ?? 500;
}

/** What Fastify itself throws at a request it cannot read carries the status to answer with. */
function readingError(error: unknown): AppError | undefined {
  if (!(error instanceof Error) || !('statusCode' in error)) return undefined;
  const status = error.statusCode;
  if (typeof status !== 'number' || status < 400 || status >= 500) return undefined;
  return new AppError('bad-request', 'The request cannot be read.', undefined, error);
}

/** A database that is not there or has too much to do just now: nobody's defect, and the same request succeeds later. */
function troubleOfTheDatabase(error: unknown, log: Logger): AppError | undefined {
  if (!isOutage(error) && !isCollision(error)) return undefined;
  log.warn('the database did not do what a request needed', errorFields(error));
  return new AppError('offline', 'The server cannot reach its database now.', undefined, error);
}

/**
 * Answers with `{failure}` and returns its kind. What is a defect of ours goes to the log and is told only as such.
 */
export function answerFailure(reply: FastifyReply, error: unknown, log: Logger): FailureKind {
  const known = error instanceof AppError ? error : (readingError(error) ?? troubleOfTheDatabase(error, log));
  if (!known) log.error('a request failed', errorFields(error));
  const failure = failureOf(known ?? error);
  if (failure.kind === 'throttled') reply.header('retry-after', String(failure.details?.seconds ?? 1));
  if (failure.kind === 'offline') reply.header('retry-after', '1');
  reply.code(statusOf(failure.kind)).send({ failure });
  return failure.kind;
}
