import { sql } from '../connection/connection.ts';
import type { ProfileReader, ProfileWriter } from '../connection/handle.ts';

export function getPreference(db: ProfileReader, key: string): string | undefined {
  return sql(db, 'select value from preference where key = ?').get<{ value: string }>(key)?.value;
}

export function setPreference(db: ProfileWriter, key: string, value: string): void {
  sql(
    db,
    'insert into preference (key, value) values (?, ?) on conflict (key) do update set value = excluded.value',
  ).run(key, value);
}

export function removePreference(db: ProfileWriter, key: string): void {
  sql(db, 'delete from preference where key = ?').run(key);
}
