import { AppError } from '#domain/contract/failure.ts';
import type { PullRequest } from '#domain/contract/wire/pull.ts';
import type { Scope } from '#domain/model/scope.ts';
import type { Session } from '../auth/session.ts';
import type { ServerContext } from '../context.ts';
import { rows, type Sql } from '../sql/statement.ts';
import { readSnapshot } from '../sql/transaction.ts';
import { currentEpoch, endEpoch } from '../workspace/epoch.ts';
import { columnsOf, countChanges, cutAfter, readRows, readTombstones, type Stretch } from './page-sql.ts';
import { agentNow, visibleScopes } from './visible-scopes.ts';

interface Counter {
  readonly ver: number;
  readonly minVer: number;
  readonly rowCount: number;
}

/** A scope the client is behind in. */
interface Behind {
  readonly stretch: Stretch;
  readonly reset: boolean;
  readonly rowCount: number;
}

/** The answer's JSON text: the rows in it were made by the database and are not taken apart here. */
export async function pull(context: ServerContext, session: Session, request: PullRequest): Promise<string> {
  const { store, clock } = context;
  const answer = await readSnapshot(store.db, (tx) => pullSnapshot(context, tx, session, request));
  if (answer === 'other-epoch') throw await otherEpoch(context, session);
  if (answer !== 'ahead') return `${answer.slice(0, -1)},"serverTime":${clock.now()}}`;
  // The client has seen versions this database never reached: it was put back to an older state.
  context.log.warn('a device is ahead of this server, which begins a new epoch', { epoch: request.epoch });
  await endEpoch(store.db, request.epoch);
  throw await otherEpoch(context, session);
}

async function otherEpoch({ store, workspace }: ServerContext, { deviceId }: Session): Promise<AppError> {
  const [device] = await rows<{ last: number }>(
    store.db,
    'select last_mid as last from push_state where workspace_id = $1 and device_id = $2',
    [workspace.id, deviceId],
  );
  const details = { epoch: await currentEpoch(store.db), last: device?.last ?? 0 };
  return new AppError('epoch', 'The server is another one than this device last spoke to.', details);
}

async function pullSnapshot(
  { workspace }: ServerContext,
  tx: Sql,
  session: Session,
  request: PullRequest,
): Promise<string | 'ahead' | 'other-epoch'> {
  const epoch = await currentEpoch(tx);
  if (epoch !== request.epoch) return 'other-epoch';
  const agent = await agentNow(tx, workspace.id, session.agentId);
  if (!agent.active) throw new AppError('inactive', 'This agent has left.');
  const scopes = await visibleScopes(tx, workspace.id, agent);
  const counters = await readCounters(tx, workspace.id);
  const behind = scopes.flatMap((scope) => behindIn(workspace.id, scope, request.cursors[scope] ?? -1, counters));
  if (behind.some(({ stretch }) => stretch.after > stretch.upTo)) return 'ahead';

  const pages: string[] = [];
  const collections = new Set<string>();
  let room = request.limit;
  let done = true;
  for (const each of behind) {
    if (room <= 0) {
      done = false;
      break;
    }
    const page = await readPage(tx, each, room);
    pages.push(page.text);
    for (const collection of page.collections) collections.add(collection);
    room -= page.count;
    done &&= page.final;
  }
  const columns = Object.fromEntries([...collections].map((collection) => [collection, columnsOf[collection]]));
  const head = { epoch, generation: request.generation, base: request.cursors, scopes, columns, done };
  const count = request.count ? { behind: await countBehind(tx, behind) } : {};
  return `${JSON.stringify({ ...head, ...count }).slice(0, -1)},"pages":[${pages.join(',')}]}`;
}

async function readCounters(tx: Sql, workspaceId: string): Promise<ReadonlyMap<string, Counter>> {
  const found = await rows<Counter & { scope: string }>(
    tx,
    'select scope, ver, min_ver as "minVer", row_count as "rowCount" from scope where workspace_id = $1',
    [workspaceId],
  );
  return new Map(found.map((counter) => [counter.scope, counter]));
}

const untouched: Counter = { ver: 0, minVer: 0, rowCount: 0 };

function behindIn(
  workspaceId: string,
  scope: Scope,
  cursor: number,
  counters: ReadonlyMap<string, Counter>,
): readonly Behind[] {
  const { ver, minVer, rowCount } = counters.get(scope) ?? untouched;
  if (cursor === ver) return [];
  const reset = cursor < minVer;
  return [{ stretch: { workspaceId, scope, after: reset ? -1 : cursor, upTo: ver }, reset, rowCount }];
}

interface Page {
  readonly text: string;
  readonly count: number;
  readonly collections: readonly string[];
  readonly final: boolean;
}

async function readPage(tx: Sql, { stretch, reset }: Behind, limit: number): Promise<Page> {
  const cursor = await cutAfter(tx, stretch, limit);
  const part = { ...stretch, upTo: cursor };
  const texts = await readRows(tx, part);
  // A client that begins from nothing has nothing that could have left.
  const left = reset ? { count: 0, values: '' } : await readTombstones(tx, part);
  const final = cursor === stretch.upTo;
  const head = JSON.stringify({ scope: stretch.scope, reset, cursor, final }).slice(0, -1);
  const rowsText = texts.map(({ collection, values }) => `{"collection":"${collection}","values":[${values}]}`);
  return {
    text: `${head},"rows":[${rowsText.join(',')}],"tombstones":[${left.values}]}`,
    count: left.count + texts.reduce((sum, { count }) => sum + count, 0),
    collections: texts.map(({ collection }) => collection),
    final,
  };
}

async function countBehind(tx: Sql, behind: readonly Behind[]): Promise<number> {
  let count = 0;
  for (const { stretch, reset, rowCount } of behind) count += reset ? rowCount : await countChanges(tx, stretch);
  return count;
}
