import { generatedPassword } from '../auth/passwords.ts';
import { type Clock, newId } from '../clock.ts';
import { row, rows, type Sql } from '../sql/statement.ts';
import { transact } from '../sql/transaction.ts';
import { addAgent, addTeam } from './people.ts';

export interface FirstAdmin {
  readonly login: string;
  readonly name: string;
  readonly password: string;
}

export interface FirstStart {
  readonly workspaceName: string;
  readonly admin: FirstAdmin | undefined;
}

export interface OpenedWorkspace {
  readonly workspace: { readonly id: string; readonly name: string };
  /** Only when it was made just now with a password nobody knows yet. */
  readonly firstAdmin?: { readonly login: string; readonly password: string };
}

const firstNumber = 10_001;
const firstTeam = 'Support';

/** The workspace of this database. The first start makes it, with an admin, a team and the counter of case numbers. */
export async function openWorkspace(db: Sql, clock: Clock, first: FirstStart): Promise<OpenedWorkspace> {
  return await transact(db, async (tx) => {
    // Of several servers that start at once one makes the workspace; this row makes the others wait for it.
    await row(tx, 'select epoch from server_epoch for update');
    const [held] = await rows<{ id: string; name: string }>(tx, 'select id, name from workspace order by id limit 1');
    return held ? { workspace: held } : await make(tx, clock, first);
  });
}

async function make(tx: Sql, clock: Clock, { workspaceName: name, admin }: FirstStart): Promise<OpenedWorkspace> {
  const id = newId(clock);
  await rows(tx, 'insert into workspace (id, name, created_at) values ($1, $2, $3)', [id, name, clock.now()]);
  await rows(tx, 'insert into number_counter (workspace_id, next) values ($1, $2)', [id, firstNumber]);
  const people = { workspaceId: id, clock };
  const team = await addTeam(tx, people, firstTeam);
  const made = admin ?? { login: 'admin', name: 'Administrator', password: generatedPassword() };
  await addAgent(tx, people, { ...made, role: 'admin', teamIds: [team] });
  const { login, password } = made;
  return { workspace: { id, name }, ...(admin ? {} : { firstAdmin: { login, password } }) };
}
