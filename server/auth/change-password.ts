import { AppError } from '#domain/contract/failure.ts';
import type { ChangePasswordRequest } from '#domain/contract/wire/people.ts';
import type { ServerContext } from '../context.ts';
import { rows } from '../sql/statement.ts';
import { transact } from '../sql/transaction.ts';
import { checkPassword, setPassword } from './passwords.ts';
import type { Session } from './session.ts';
import { countTry, forgiveTries } from './throttle.ts';

/** Gives the signed-in agent another password and ends all their other sessions. Throws `wrong-password`, `throttled`. */
export async function changePassword(
  context: ServerContext,
  session: Session,
  { current, next }: ChangePasswordRequest,
): Promise<void> {
  const { store, workspace, clock } = context;
  // By agent, not by address: who holds a stolen session must not try passwords from many places.
  await countTry(context, session.agentId, 'change-password');
  if (!(await checkPassword(store.db, workspace.id, session.agentId, current)))
    throw new AppError('wrong-password', 'The current password is wrong.');
  await forgiveTries(context, session.agentId, 'change-password');
  await transact(store.db, async (tx) => {
    await setPassword(tx, workspace.id, session.agentId, next, clock);
    await rows(tx, 'delete from session where workspace_id = $1 and agent_id = $2 and token_hash <> $3', [
      workspace.id,
      session.agentId,
      session.tokenHash,
    ]);
  });
}
