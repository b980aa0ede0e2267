import { CompiledQuery, type Kysely } from 'kysely';

/** The database, or one transaction of it. */
export type Sql = Kysely<unknown>;

/** Runs one statement of prepared text. Rows have the columns the text names; `Row` is the caller's word for them. */
export async function rows<Row>(db: Sql, text: string, parameters: readonly unknown[] = []): Promise<Row[]> {
  const result = await db.executeQuery<Row>(CompiledQuery.raw(text, [...parameters]));
  return result.rows;
}

/** The first row of a statement that always has one. */
export async function row<Row>(db: Sql, text: string, parameters: readonly unknown[] = []): Promise<Row> {
  const [first] = await rows<Row>(db, text, parameters);
  if (first === undefined) throw new Error('a statement that always answers gave no row');
  return first;
}
