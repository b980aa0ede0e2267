import { AppError } from '#domain/contract/failure.ts';
import type { PushResponse } from '#domain/contract/wire/push.ts';
import type { Session } from '../auth/session.ts';
import type { ServerContext } from '../context.ts';
import { errorFields } from '../log.ts';
import { isCollision, isDuplicate, isOutage } from '../sql/errors.ts';
import { transact } from '../sql/transaction.ts';
import { executeBatch } from './execute-batch.ts';
import type { Arrived, ReadPush } from './read-push.ts';

/**
 * Executes a device's commands exactly once: one transaction for the batch, in which each command's effects and its
 * result are stored. When something breaks unexpectedly the batch is done once more with each command on its own, and
 * what breaks again is refused as `internal`: no command ever blocks those behind it.
 */
export async function push(context: ServerContext, session: Session, request: ReadPush): Promise<PushResponse> {
  const execute = (alone: boolean) =>
    transact(context.store.db, (tx) => executeBatch(context, tx, session, request, alone));
  const { epoch, results, repeated } = await execute(false).catch((error: unknown) => {
    if (error instanceof AppError || isCollision(error) || isOutage(error)) throw error;
    if (!isDuplicate(error)) context.log.warn('a batch broke and is done again, one by one', errorFields(error));
    return execute(true);
  });
  context.committed();
  for (const [index, { uid, status }] of results.entries())
    context.metrics.command(nameOf(request.commands[index]), repeated.has(uid) ? 'repeated' : status);
  return { epoch, results: [...results], serverTime: context.clock.now() };
}

function nameOf(arrived: Arrived | undefined): string {
  if (!arrived) return '';
  return 'command' in arrived ? arrived.command.name : arrived.name;
}
