import type { Role } from '#domain/model/choices.ts';
import type { AgentId, TeamId, WorkspaceId } from '#domain/model/ids.ts';
import { sql } from '../connection/connection.ts';
import type { ProfileReader, ProfileWriter } from '../connection/handle.ts';

/** An account that was used on this workstation, so that it can be opened without a network. */
export interface StoredAccount {
  readonly agentId: AgentId;
  readonly login: string;
  readonly name: string;
  readonly role: Role;
  readonly teamIds: readonly TeamId[];
  readonly serverUrl: string;
  readonly workspaceId: WorkspaceId;
  readonly workspaceName: string;
  /** A slow salted hash of the last password the server accepted. */
  readonly passwordVerifier: string;
  readonly lastUsedAt: number;
}

type AccountRow = Omit<StoredAccount, 'teamIds'> & { readonly teamIds: string };

const columns =
  'agentId, login, name, role, teamIds, serverUrl, workspaceId, workspaceName, passwordVerifier, lastUsedAt';

function accountOf(row: AccountRow): StoredAccount {
  return { ...row, teamIds: JSON.parse(row.teamIds) as TeamId[] };
}

/** Last used first. */
export function listAccounts(db: ProfileReader): StoredAccount[] {
  return sql(db, `select ${columns} from account order by lastUsedAt desc, login`).all<AccountRow>().map(accountOf);
}

/** The account of a login on a server; without a server, the one of that login used last. Case does not count. */
export function findAccount(db: ProfileReader, serverUrl: string | null, login: string): StoredAccount | undefined {
  const row = sql(
    db,
    `select ${columns} from account
     where login = ? collate nocase and serverUrl = coalesce(?, serverUrl)
     order by lastUsedAt desc limit 1`,
  ).get<AccountRow>(login, serverUrl);
  return row && accountOf(row);
}

export function saveAccount(db: ProfileWriter, account: StoredAccount): void {
  sql(
    db,
    `insert into account (${columns}) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     on conflict (agentId) do update set
       login = excluded.login, name = excluded.name, role = excluded.role, teamIds = excluded.teamIds,
       serverUrl = excluded.serverUrl, workspaceId = excluded.workspaceId, workspaceName = excluded.workspaceName,
       passwordVerifier = excluded.passwordVerifier, lastUsedAt = excluded.lastUsedAt`,
  ).run(
    account.agentId,
    account.login,
    account.name,
    account.role,
    JSON.stringify(account.teamIds),
    account.serverUrl,
    account.workspaceId,
    account.workspaceName,
    account.passwordVerifier,
    account.lastUsedAt,
  );
}

/** Nothing of the account stays known on this workstation. */
export function forgetAccount(db: ProfileWriter, agentId: string): void {
  sql(db, 'delete from account where agentId = ?').run(agentId);
}
