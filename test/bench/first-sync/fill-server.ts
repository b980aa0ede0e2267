import { setPassword } from '#server/auth/passwords.ts';
import { systemClock } from '#server/clock.ts';
import { nextCaseNumbers } from '#server/records/case-numbers.ts';
import { writeRecords } from '#server/records/write-records.ts';
import { migrate } from '#server/sql/migrate.ts';
import type { Store } from '#server/sql/store.ts';
import { transact } from '#server/sql/transaction.ts';
import { openWorkspace } from '#server/workspace/first-start.ts';
import { caseAt } from '../generate/cases.ts';
import { agentsOf, benchMe, teamsOf } from '../generate/people.ts';
import type { World } from '../generate/world.ts';

export const benchLogin = { login: 'agent1', password: 'bench-password' };

const casesAtOnce = 5000;

/** A server's database with the world's people and cases, in the order in which they came about. */
export async function fillServer({ db }: Store, world: World): Promise<void> {
  await migrate(db);
  const admin = { login: 'admin', name: 'Administrator', password: benchLogin.password };
  const { workspace } = await openWorkspace(db, systemClock, { workspaceName: 'Bench', admin });
  await transact(db, async (tx) => {
    await writeRecords(tx, workspace.id, [...teamsOf(world), ...agentsOf(world)]);
    await setPassword(tx, workspace.id, benchMe(world).agentId, benchLogin.password, systemClock);
    // The generated cases have the first numbers; whoever leases some gets later ones.
    await nextCaseNumbers(tx, workspace.id, world.cases);
  });
  for (let start = 0; start < world.cases; start += casesAtOnce) {
    const count = Math.min(casesAtOnce, world.cases - start);
    const records = Array.from({ length: count }, (_, index) => caseAt(world, start + index));
    await transact(db, (tx) => writeRecords(tx, workspace.id, records));
  }
}
