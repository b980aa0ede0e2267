import { randomInt } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import type { Clock } from '../clock.ts';
import { rows, type Sql } from '../sql/statement.ts';

/** Gives an agent a password, or another one. Works for whoever writes people outside the usual path, too. */
export async function setPassword(
  tx: Sql,
  workspaceId: string,
  agentId: string,
  password: string,
  clock: Clock,
): Promise<void> {
  await rows(
    tx,
    `insert into credential (workspace_id, agent_id, password_hash, changed_at) values ($1, $2, $3, $4)
     on conflict (workspace_id, agent_id)
     do update set password_hash = excluded.password_hash, changed_at = excluded.changed_at`,
    [workspaceId, agentId, await hash(password), clock.now()],
  );
}

let nobodysHash: Promise<string> | undefined;

/** True when it is the agent's password. Without an agent it takes as long and is false. */
export async function checkPassword(
  db: Sql,
  workspaceId: string,
  agentId: string | undefined,
  password: string,
): Promise<boolean> {
  const [credential] = agentId
    ? await rows<{ hash: string }>(
        db,
        'select password_hash as hash from credential where workspace_id = $1 and agent_id = $2',
        [workspaceId, agentId],
      )
    : [];
  nobodysHash ??= hash(generatedPassword());
  const matches = await verify(credential?.hash ?? (await nobodysHash), password);
  return matches && credential !== undefined;
}

// Without the letters and digits that are read as one another.
const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789';

/** About 98 random bits in four groups that can be read out and typed. */
export function generatedPassword(): string {
  const group = (): string => Array.from({ length: 5 }, () => alphabet[randomInt(alphabet.length)]).join('');
  return [group(), group(), group(), group()].join('-');
}
