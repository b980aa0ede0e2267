import { Decrypter, generateX25519Identity, identityToRecipient } from 'age-encryption';
import type { Clock } from '../clock.ts';
import { row, rows, type Sql } from '../sql/statement.ts';

/** Makes the key that devices seal to, once; of several servers that start at once one makes it. */
export async function makeServerKey(db: Sql, workspaceId: string, clock: Clock): Promise<void> {
  const held = await rows(db, 'select recipient from server_key where workspace_id = $1', [workspaceId]);
  if (held.length > 0) return;
  const identity = await generateX25519Identity();
  await rows(
    db,
    `insert into server_key (workspace_id, identity, recipient, created_at) values ($1, $2, $3, $4)
     on conflict (workspace_id) do nothing`,
    [workspaceId, identity, await identityToRecipient(identity), clock.now()],
  );
}

/** The public half. */
export async function sealTo(db: Sql, workspaceId: string): Promise<string> {
  const text = 'select recipient from server_key where workspace_id = $1';
  return (await row<{ recipient: string }>(db, text, [workspaceId])).recipient;
}

export async function unseal(db: Sql, workspaceId: string, sealed: string): Promise<unknown> {
  const text = 'select identity from server_key where workspace_id = $1';
  const { identity } = await row<{ identity: string }>(db, text, [workspaceId]);
  const decrypter = new Decrypter();
  decrypter.addIdentity(identity);
  return JSON.parse(await decrypter.decrypt(Buffer.from(sealed, 'base64'), 'text'));
}
