import type { OutboxGroup } from '#domain/contract/ipc/sync-views.ts';
import { sql } from '../connection/connection.ts';
import type { OutboxReader } from '../connection/handle.ts';
import { type CommandRow, type CommandState, commandColumns, commandOf, type OutboxCommand } from './command-rows.ts';

const stateOf: Readonly<Record<OutboxGroup, CommandState>> = {
  'needs-you': 'refused',
  waiting: 'waiting',
  sent: 'acknowledged',
};

export interface CommandPage {
  readonly total: number;
  readonly commands: readonly OutboxCommand[];
}

/** A page of the outbox, of one case or of all: oldest first, what was sent newest first. */
export function listCommands(
  db: OutboxReader,
  asked: {
    readonly group: OutboxGroup;
    readonly caseId: string | null;
    readonly offset: number;
    readonly limit: number;
  },
): CommandPage {
  const onCase = asked.caseId === null ? '' : `and envelope ->> '$.args.caseId' = ?`;
  const values = [stateOf[asked.group], ...(asked.caseId === null ? [] : [asked.caseId])];
  const count = sql(db, `select count(*) as count from command where state = ? ${onCase}`);
  const page = sql(
    db,
    `select ${commandColumns} from command where state = ? ${onCase}
     order by seq ${asked.group === 'sent' ? 'desc' : 'asc'} limit ? offset ?`,
  );
  return {
    total: count.get<{ count: number }>(...values)?.count ?? 0,
    commands: page.all<CommandRow>(...values, asked.limit, asked.offset).map(commandOf),
  };
}
