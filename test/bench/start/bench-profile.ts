import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { close } from '#db/connection/connection.ts';
import { openOutbox, openProfile } from '#db/open.ts';
import { setMeta } from '#db/outbox/meta.ts';
import { saveAccount } from '#db/profile/accounts.ts';
import { setPreference } from '#db/profile/preferences.ts';
import type { WorkspaceId } from '#domain/model/ids.ts';
import { uuidV7 } from '#domain/model/uuid.ts';
import { benchKey } from '../baseline/raw-database.ts';
import type { BenchContext } from '../figures.ts';
import { agentsOf, benchMe } from '../generate/people.ts';
import { worldOf } from '../generate/world.ts';
import { copyReplica } from '../store/bench-store.ts';

/** Nobody listens there: a start must not need the server. */
const serverUrl = 'http://127.0.0.1:9';

/** A workstation's profile on the morning after: signed in yesterday, everything synced. Returns the path of its replica, a copy of `from` or of this run's. */
export function makeProfile(context: BenchContext, folder: string, from?: string): string {
  const world = worldOf(context.rows);
  const me = benchMe(world);
  const [agent] = agentsOf(world);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'key'), `${Buffer.from(benchKey).toString('hex')}\n`, { mode: 0o600 });

  const profile = openProfile(join(folder, 'profile.db'), benchKey);
  saveAccount(profile, {
    ...me,
    login: agent?.fields.login ?? '',
    name: agent?.fields.name ?? '',
    serverUrl,
    workspaceId: uuidV7(world.begins, new Uint8Array(10)) as WorkspaceId,
    workspaceName: 'Bench',
    passwordVerifier: '',
    lastUsedAt: world.now,
  });
  setPreference(profile, 'open-account', me.agentId);
  close(profile);

  const account = join(folder, 'accounts', me.agentId);
  const replica = copyReplica(context, account, from);
  const outbox = openOutbox(join(account, 'outbox.db'), benchKey);
  setMeta(outbox, 'device-id', uuidV7(world.begins, new Uint8Array(10).fill(1)));
  setMeta(outbox, 'token', 'of yesterday');
  setMeta(outbox, 'epoch', '1');
  close(outbox);
  return replica;
}
