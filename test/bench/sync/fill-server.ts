import { setPassword } from '#server/auth/passwords.ts';
import { hashToken, newToken } from '#server/auth/tokens.ts';
import { newId, systemClock } from '#server/clock.ts';
import { nextCaseNumbers } from '#server/records/case-numbers.ts';
import { writeRecords } from '#server/records/write-records.ts';
import { migrate } from '#server/sql/migrate.ts';
import { row, rows, type Sql } from '#server/sql/statement.ts';
import type { Store } from '#server/sql/store.ts';
import { transact } from '#server/sql/transaction.ts';
import { openWorkspace } from '#server/workspace/first-start.ts';
import { caseAt } from '../generate/cases.ts';
import { entriesOf } from '../generate/entries.ts';
import { agentsOf, teamsOf } from '../generate/people.ts';
import { agentIdOf, type World } from '../generate/world.ts';

const password = 'bench-password';
/** Two leads, who see and work on everything. */
const leads = [0, 10] as const;

const casesAtOnce = 5000;
const yearMs = 365 * 24 * 60 * 60_000;

export interface Contents {
  readonly world: World;
  readonly entries: boolean;
  /** Devices that are signed in already. */
  readonly devices: number;
}

/** How one of the two leads signs in. */
export function accountOf(lead: 0 | 1): { readonly login: string; readonly password: string } {
  return { login: `agent${leads[lead] + 1}`, password };
}

export interface FilledServer {
  /** What the database takes on its disk. */
  readonly bytes: number;
  /** Where every scope stands. */
  readonly cursors: Readonly<Record<string, number>>;
  readonly tokens: readonly string[];
}

/** A server's database with the world's people, cases and timelines, in the order in which they came about. */
export async function fillServer({ db }: Store, { world, entries, devices }: Contents): Promise<FilledServer> {
  await migrate(db);
  const admin = { login: 'admin', name: 'Administrator', password };
  const { workspace } = await openWorkspace(db, systemClock, { workspaceName: 'Bench', admin });
  // Everything a device is to read is old; it would be archived while it is read.
  await rows(db, 'update workspace set archive_after_days = null where id = $1', [workspace.id]);
  await transact(db, async (tx) => {
    await writeRecords(tx, workspace.id, [...teamsOf(world), ...agentsOf(world)]);
    for (const lead of leads) await setPassword(tx, workspace.id, agentIdOf(world, lead), password, systemClock);
    // The generated cases have the first numbers; whoever leases some gets later ones.
    await nextCaseNumbers(tx, workspace.id, world.cases);
  });
  for (let start = 0; start < world.cases; start += casesAtOnce) {
    const count = Math.min(casesAtOnce, world.cases - start);
    const cases = Array.from({ length: count }, (_, index) => caseAt(world, start + index));
    const timelines = entries ? cases.flatMap((one, index) => entriesOf(world, start + index, one)) : [];
    await transact(db, (tx) => writeRecords(tx, workspace.id, [...cases, ...timelines]));
  }
  const tokens = await signInDevices(db, workspace.id, world, devices);
  const scopes = await rows<{ scope: string; ver: number }>(
    db,
    'select scope, ver from scope where workspace_id = $1',
    [workspace.id],
  );
  const { bytes } = await row<{ bytes: number }>(db, 'select pg_database_size(current_database()) as bytes');
  return {
    bytes: Number(bytes),
    cursors: Object.fromEntries(scopes.map(({ scope, ver }) => [scope, ver])),
    tokens,
  };
}

/** Past the sign-in, whose password hash is slow on purpose. */
async function signInDevices(db: Sql, workspaceId: string, world: World, count: number): Promise<readonly string[]> {
  const tokens: string[] = [];
  await transact(db, async (tx) => {
    const now = systemClock.now();
    for (let n = 0; n < count; n++) {
      const agentId = agentIdOf(world, n % world.agents);
      const id = newId(systemClock);
      const fields = { agentId, name: `device ${n}`, createdAt: now };
      await writeRecords(tx, workspaceId, [{ collection: 'device', id, scope: 'leads', rev: 0, fields }]);
      const token = newToken();
      await rows(
        tx,
        `insert into session (workspace_id, token_hash, device_id, agent_id, created_at, expires_at)
         values ($1, $2, $3, $4, $5, $6)`,
        [workspaceId, hashToken(token), id, agentId, now, now + yearMs],
      );
      tokens.push(token);
    }
  });
  return tokens;
}
