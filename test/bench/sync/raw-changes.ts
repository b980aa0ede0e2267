import { randomBytes } from 'node:crypto';
import { uuidV7 } from '#domain/model/uuid.ts';
import { indexText } from '#domain/rules/search-terms.ts';
import { openRaw } from '../baseline/raw-database.ts';
import { caseAt } from '../generate/cases.ts';
import { entriesOf } from '../generate/entries.ts';
import { wireRow } from '../generate/wire-rows.ts';
import type { World } from '../generate/world.ts';
import type { SubjectEdit } from './case-edits.ts';
import { insertOptions, insertRow } from './insert-statements.ts';

const sql = {
  find: 'select rid, description from "case" where id = ?',
  update: 'update "case" set subject = ?, ver = ver + 1, rev = rev + 1, lastActivityAt = ? where rid = ?',
  forget: 'delete from case_search where rowid = ?',
  index: 'insert into case_search (rowid, text) values (?, ?)',
  insert: insertRow('entry'),
};
export const rawChangeSql = Object.values(sql);

/**
 * What the edits come to in a file: each case is found, changed and indexed again, and gets an entry; all in one transaction. In
 * milliseconds.
 */
export function changeRaw(path: string, world: World, edits: readonly SubjectEdit[]): number {
  const db = openRaw(path, insertOptions);
  const find = db.prepare<[string], { rid: number; description: string }>(sql.find);
  const update = db.prepare(sql.update);
  const forget = db.prepare(sql.forget);
  const index = db.prepare(sql.index);
  const insert = db.prepare(sql.insert);
  const [entry] = entriesOf(world, 0, caseAt(world, 0));
  if (!entry) throw new Error('a world without entries');
  const begin = performance.now();
  db.exec('begin immediate');
  for (const { caseId, set } of edits) {
    const found = find.get(caseId);
    if (!found) throw new Error('a case to change is not in the file');
    update.run(set.subject, Date.now(), found.rid);
    forget.run(found.rid);
    index.run(found.rid, indexText(`${set.subject}\n${found.description}`));
    insert.run(...wireRow({ ...entry, id: uuidV7(Date.now(), randomBytes(10)) }, 1));
  }
  db.exec('commit');
  const took = performance.now() - begin;
  db.close();
  return took;
}
