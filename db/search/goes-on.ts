import { sql } from '../connection/connection.ts';
import type { ReplicaReader, ReplicaWriter } from '../connection/handle.ts';

/** The file that a customer's id leads to: that of another customer, when theirs was merged. `column` names the id, none in SQL where it is null. */
export function livingSql(column: string): string {
  return `coalesce((select goes.intoId from customer_goes_on goes where goes.id = ${column}), ${column})`;
}

/** The ids that lead to the same file as `id`, its own first: work made for any of them is work for this customer. */
export function idsOfCustomer(db: ReplicaReader, id: string): readonly string[] {
  const living = livingId(db, id);
  const merged = sql(db, 'select id from customer_goes_on where intoId = ? order by id').all<{ id: string }>(living);
  return [living, ...merged.map((row) => row.id)];
}

/** Rows of a customer and of those who were merged into them; of a single one an index gives them in its order. */
export function ofCustomer(
  db: ReplicaReader,
  id: string,
  column: string,
): { readonly sql: string; readonly value: string } {
  const [living = id, ...merged] = idsOfCustomer(db, id);
  if (merged.length === 0) return { sql: `${column} = ?`, value: living };
  return { sql: `${column} in (select value from json_each(?))`, value: JSON.stringify([living, ...merged]) };
}

export function livingId(db: ReplicaReader, id: string): string {
  return sql(db, 'select intoId from customer_goes_on where id = ?').get<{ intoId: string }>(id)?.intoId ?? id;
}

/** `union` ends both ways even where rows of two moments form a circle. */
const aboutSql = `
  with recursive absorbed (id) as (
    select ? union
    select c.id from absorbed cross join customer c on c.mergedIntoId = absorbed.id
  ) select id from absorbed`;
const onwardSql = `
  with recursive onward (id, step) as (
    select ?, 0 union
    select c.mergedIntoId, onward.step + 1 from onward cross join customer c on c.id = onward.id
    where c.mergedIntoId is not null and onward.step < 50
  ) select id from onward order by step desc limit 1`;

/** After a customer's row came, changed or went: where it and all that were merged into it go on. */
export function followMerges(db: ReplicaWriter, id: string): void {
  const known = sql(db, 'select 1 as one from customer where mergedIntoId = ? limit 1').get<{ one: number }>(id);
  const own = sql(db, 'select mergedIntoId from customer where id = ?').get<{ mergedIntoId: string | null }>(id);
  sql(db, 'delete from customer_goes_on where id = ?').run(id);
  if (!known && (own?.mergedIntoId ?? null) === null) return;
  for (const about of sql(db, aboutSql).all<{ id: string }>(id)) {
    const end = sql(db, onwardSql).get<{ id: string }>(about.id)?.id ?? about.id;
    if (end === about.id) sql(db, 'delete from customer_goes_on where id = ?').run(about.id);
    else
      sql(
        db,
        'insert into customer_goes_on (id, intoId) values (?, ?) on conflict (id) do update set intoId = excluded.intoId',
      ).run(about.id, end);
  }
}
