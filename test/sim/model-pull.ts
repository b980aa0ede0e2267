import type {
  ColumnValue,
  PullPage,
  PullRequest,
  PullResponse,
  ScopeCheck,
  SnapshotPage,
  SnapshotPosition,
} from '#domain/contract/wire/pull.ts';
import { type Collection, collectionNames, fieldsOf } from '#domain/model/collections.ts';
import type { AnyRecord } from '#domain/model/record.ts';
import type { Scope } from '#domain/model/scope.ts';
import type { ModelState, Row } from './model-state.ts';
import type { ServerBugs } from './planted/server-bugs.ts';

export const columns: PullResponse['columns'] = Object.fromEntries(
  collectionNames.map((name) => [name, ['id', 'ver', 'rev', ...Object.keys(fieldsOf(name))]]),
);

export interface Pulling {
  readonly state: ModelState;
  readonly scopes: readonly Scope[];
  readonly agentId: string;
  readonly limit: number;
  readonly bugs: ServerBugs;
  /** Rows of a transaction that has its version but is not committed. */
  readonly hidden: ReadonlySet<string>;
}

type Pulled = Pick<PullResponse, 'pages' | 'done' | 'snapshot' | 'checks'>;

/** `ahead` when the device has seen versions that this server never gave. */
export function pullFrom(pulling: Pulling, request: PullRequest): Pulled | 'ahead' {
  const { state, scopes, bugs } = pulling;
  const counter = (scope: Scope) => state.counters.get(scope) ?? { ver: 0, minVer: 0 };
  const neverGiven = (scope: Scope, seen: number | undefined) =>
    seen !== undefined &&
    (seen > counter(scope).ver ||
      (state.gaps.get(scope) ?? []).some(({ first, last }) => seen >= first && seen <= last));
  const { cursors, snapshot: reading } = request;
  const isFromElsewhere = (scope: Scope) => neverGiven(scope, cursors[scope]) || neverGiven(scope, reading?.at[scope]);
  if (!bugs.noEpoch && scopes.some(isFromElsewhere)) return 'ahead';
  const lacks = (scope: Scope) => {
    const cursor = request.cursors[scope];
    return cursor === undefined || (!bugs.gcNoSnapshot && cursor < counter(scope).minVer);
  };
  const underWay = Object.entries(request.snapshot?.at ?? {}).filter(([scope]) => scopes.includes(scope as Scope));
  if (request.snapshot && underWay.length > 0) {
    const position = { at: Object.fromEntries(underWay), after: request.snapshot.after };
    return { pages: [], done: false, snapshot: walk(pulling, position) };
  }
  const lacking = scopes.filter(lacks);
  if (lacking.length > 0) {
    const at = Object.fromEntries(lacking.map((scope) => [scope, counter(scope).ver]));
    const isShort = inScopes(pulling, at).length <= pulling.limit;
    return { pages: [], done: false, snapshot: isShort ? walk(pulling, { at, after: null }) : glance(pulling, at) };
  }
  return changes(pulling, request);
}

/** The newest two cases with their entries, so that work can begin. */
function glance(pulling: Pulling, at: Readonly<Record<string, number>>): SnapshotPage {
  const rows = inScopes(pulling, at);
  const people = rows.filter(({ record }) => record.collection === 'agent' || record.collection === 'team');
  const cases = rows.filter(({ record }) => record.collection === 'case').slice(0, 2);
  const ids = new Set<unknown>(cases.map(({ record }) => record.id));
  const beside = rows.filter(({ record }) => record.collection === 'entry' && ids.has(record.fields.caseId));
  return { position: { at, after: null }, rows: grouped([...people, ...cases, ...beside]), ranges: [], last: false };
}

/** All records of the snapshot's scopes, collection after collection, newest first. */
function inScopes({ state, scopes, hidden }: Pulling, at: Readonly<Record<string, number>>): readonly Row[] {
  const order = (record: AnyRecord) => collectionNames.indexOf(record.collection);
  return [...state.rows]
    .filter(([key, { record }]) => at[record.scope] !== undefined && scopes.includes(record.scope) && !hidden.has(key))
    .map(([, row]) => row)
    .sort((a, b) => order(a.record) - order(b.record) || (a.record.id < b.record.id ? 1 : -1));
}

function walk(pulling: Pulling, { at, after }: SnapshotPosition): SnapshotPage {
  const all = inScopes(pulling, at);
  const from = after ?? { collection: collectionNames[0] as Collection, below: null };
  const ranges: SnapshotPage['ranges'] = [];
  const rows: Row[] = [];
  const first = collectionNames.indexOf(from.collection);
  for (const collection of collectionNames.slice(first)) {
    const below = collection === from.collection ? from.below : null;
    const left = all.filter(({ record }) => record.collection === collection && (below === null || record.id < below));
    const taken = left.slice(0, pulling.limit - rows.length);
    rows.push(...taken);
    const last = taken.at(-1);
    const whole = taken.length === left.length;
    if (!whole && !last)
      return { position: { at, after: { collection, below } }, rows: grouped(rows), ranges, last: false };
    const downTo = whole ? null : (last?.record.id ?? null);
    ranges.push({ collection, below, downTo });
    if (!whole)
      return { position: { at, after: { collection, below: downTo } }, rows: grouped(rows), ranges, last: false };
  }
  const end = { collection: collectionNames.at(-1) as Collection, below: null };
  return { position: { at, after: end }, rows: grouped(rows), ranges, last: true };
}

function changes(pulling: Pulling, request: PullRequest): Pulled {
  const { state, scopes } = pulling;
  const pages: PullPage[] = [];
  let room = pulling.limit;
  let done = true;
  for (const scope of scopes) {
    const cursor = request.cursors[scope] ?? 0;
    const head = state.counters.get(scope)?.ver ?? 0;
    if (cursor === head) continue;
    if (room <= 0) {
      done = false;
      break;
    }
    const page = pageOf(pulling, scope, cursor, head, room);
    pages.push(page);
    room -= page.tombstones.length + page.rows.reduce((sum, { values }) => sum + values.length, 0);
    done &&= page.final;
  }
  return done ? { pages, done, checks: checksOf(state, scopes) } : { pages, done };
}

function pageOf({ state, hidden }: Pulling, scope: Scope, cursor: number, head: number, limit: number): PullPage {
  const rows = [...state.rows].flatMap(([key, row]) =>
    row.record.scope === scope && row.ver > cursor && !hidden.has(key) ? [row] : [],
  );
  const gone = [...state.tombstones.values()].filter((one) => one.scope === scope && one.ver > cursor);
  const vers = [...rows, ...gone].map(({ ver }) => ver).sort((a, b) => a - b);
  const upTo = vers.length > limit ? (vers[limit - 1] ?? head) : head;
  const final = !vers.some((ver) => ver > upTo);
  const kept = rows.filter(({ ver }) => ver <= upTo).sort((a, b) => a.ver - b.ver);
  return {
    scope,
    rows: grouped(kept).map(({ collection, values }) => ({ collection, values })),
    tombstones: gone
      .filter(({ ver }) => ver <= upTo)
      .map(({ collection, id, movedTo }) => ({ collection, id, movedTo })),
    cursor: final ? head : upTo,
    final,
  };
}

export function checksOf(state: ModelState, scopes: readonly Scope[]): Record<string, ScopeCheck> {
  const checks: Record<string, { rows: number; ids: number; vers: number }> = {};
  for (const scope of scopes) checks[scope] = { rows: 0, ids: 0, vers: 0 };
  for (const { record, ver } of state.rows.values()) {
    const check = checks[record.scope];
    if (!check) continue;
    check.rows += 1;
    check.ids = (check.ids + Number.parseInt(record.id.slice(-8), 16)) % 2 ** 48;
    check.vers += ver;
  }
  return checks;
}

function grouped(rows: readonly Row[]): SnapshotPage['rows'] {
  const groups = new Map<string, { scope: Scope; collection: Collection; values: ColumnValue[][] }>();
  for (const row of rows) {
    const { scope, collection } = row.record;
    const key = `${scope} ${collection}`;
    const group = groups.get(key) ?? { scope, collection, values: [] };
    group.values.push(wireValues(row));
    groups.set(key, group);
  }
  return [...groups.values()];
}

function wireValues({ record, ver }: Row): ColumnValue[] {
  const values = Object.entries(fieldsOf(record.collection)).map(([name, field]): ColumnValue => {
    const value = record.fields[name];
    if (value === null || value === undefined) return null;
    if (field.column === 'json') return JSON.stringify(value);
    if (field.column === 'flag') return value ? 1 : 0;
    return value as ColumnValue;
  });
  return [record.id, ver, record.rev, ...values];
}
