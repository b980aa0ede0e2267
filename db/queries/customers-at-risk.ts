import type { RiskRow } from '#domain/contract/ipc/care-views.ts';
import type { CustomerId } from '#domain/model/ids.ts';
import { type Churn, churnOf } from '#domain/rules/churn.ts';
import { sql } from '../connection/connection.ts';
import type { ReplicaReader } from '../connection/handle.ts';
import { type CaseTrace, counting, countsFrom, HistoryWriter, withPlan } from './care-history.ts';

/** So many rows are looked at before the file is free for somebody else. */
const rowsAtATime = 2000;
const customersAtATime = 1000;

export interface AtRisk {
  readonly id: string;
  readonly churn: Churn;
}

/** Every customer who may leave, the likeliest first: a slice of the work at a time. */
export function* findCustomersAtRisk(db: ReplicaReader, now: number): Generator<void, readonly AtRisk[]> {
  const histories = new Histories(db);
  const cases = 't.type, t.status, t.openedAt, t.lastActivityAt, t.mergedIntoId';
  for (const rows of slices<CaseTrace & Of>(db, 'case', cases, now)) {
    for (const row of rows) histories.of(row).case(row);
    yield;
  }
  for (const rows of slices<{ startedAt: number } & Of>(db, 'call', 't.startedAt', now)) {
    for (const row of rows) histories.of(row).call(row.startedAt);
    yield;
  }
  for (const rows of slices<{ score: number; happenedAt: number } & Of>(db, 'survey', 't.score, t.happenedAt', now)) {
    for (const row of rows) histories.of(row).answer(row.score, row.happenedAt);
    yield;
  }
  const found: AtRisk[] = [];
  let looked = 0;
  for (const [id, history] of histories.all) {
    const churn = churnOf(history, now);
    if (churn) found.push({ id, churn });
    if (++looked % customersAtATime === 0) yield;
  }
  return found.toSorted((a, b) => b.churn.score - a.churn.score || (a.id < b.id ? -1 : 1));
}

interface Of {
  readonly customerId: string;
}

function* slices<Row>(db: ReplicaReader, table: keyof typeof counting, columns: string, now: number) {
  const { last } = sql(db, `select coalesce(max(rid), 0) as last from "${table}"`).get<{ last: number }>() ?? {
    last: 0,
  };
  const text = `select t.customerId, ${columns} from "${table}" t not indexed
    where t.rid > ? and t.rid <= ? and t.customerId is not null and ${counting[table]}`;
  for (let from = 0; from < last; from += rowsAtATime)
    yield sql(db, text).all<Row>(from, from + rowsAtATime, countsFrom(now));
}

/** Of each file that lives, with what was made for those that were merged into it. */
class Histories {
  readonly all = new Map<string, HistoryWriter>();
  readonly #goesOn: ReadonlyMap<string, string>;

  constructor(db: ReplicaReader) {
    const merged = sql(db, 'select id, intoId from customer_goes_on').all<{ id: string; intoId: string }>();
    this.#goesOn = new Map(merged.map(({ id, intoId }) => [id, intoId]));
  }

  of({ customerId }: Of): HistoryWriter {
    const id = this.#goesOn.get(customerId) ?? customerId;
    const known = this.all.get(id) ?? new HistoryWriter();
    this.all.set(id, known);
    return known;
  }
}

/** The rows of those that were found; without those whose file this device does not hold. */
export function riskRows(db: ReplicaReader, found: readonly AtRisk[]): RiskRow[] {
  const text = `select t.id, t.name, t.tier, organisation.name as organisationName from customer t
    left join organisation on organisation.id = t.organisationId where t.id = ?`;
  return found.flatMap(({ id, churn }) => {
    const row = sql(db, text).get<Pick<RiskRow, 'name' | 'tier' | 'organisationName'> & { id: CustomerId }>(id);
    return row ? [{ ...row, ...withPlan(db, id, churn) }] : [];
  });
}
