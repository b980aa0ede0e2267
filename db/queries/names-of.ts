import { sql } from '../connection/connection.ts';
import type { ReplicaReader } from '../connection/handle.ts';

const named = ['agent', 'team', 'organisation', 'customer', 'definition'] as const;
type Named = (typeof named)[number];

const id = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

/** What people call the records whose ids stand in a text of JSON, as far as they are here; `but` of that collection. */
export function namesOf(db: ReplicaReader, text: string, but?: Named): Readonly<Record<string, string>> {
  const ids = JSON.stringify([...new Set(text.match(id) ?? [])]);
  const names: Record<string, string> = {};
  for (const table of named.filter((each) => each !== but)) {
    const found = sql(db, `select t.id, t.name from json_each(?) asked cross join ${table} t on t.id = asked.value`);
    for (const row of found.all<{ id: string; name: string }>(ids)) names[row.id] = row.name;
  }
  return names;
}
