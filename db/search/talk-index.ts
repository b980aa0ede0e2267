import { indexText } from '#domain/rules/search-terms.ts';
import { sql } from '../connection/connection.ts';
import { placeOf, type RowValues } from '../replica/collection-table.ts';
import type { SideIndex } from './side-index.ts';
import { timeKey, timeKeySql } from './time-key.ts';

interface Talk {
  readonly collection: 'entry' | 'call';
  /** The field that says when. */
  readonly when: string;
  /** The fields whose words find it. */
  readonly texts: readonly string[];
}

/** A key is cast where it is bound: the driver hands over large numbers as REAL, which FTS5 does not take for a row's number. */
function talkIndex({ collection, when, texts }: Talk): SideIndex {
  const at = placeOf(collection, when);
  const places = texts.map((field) => placeOf(collection, field));
  const table = `${collection}_search` as const;
  const key = (rid: number, row: RowValues) => timeKey(Number(row[at]), rid);
  return {
    collection,
    places: [at, ...places],
    tables: [table],
    mayFollow: true,
    order: key,
    add(db, rid, row) {
      const text = places.map((place) => row[place]).join('\n');
      const terms = indexText(text);
      // Most lines of a timeline say what was changed, without a word of anybody's.
      if (terms !== '')
        sql(db, `insert into ${table} (rowid, text) values (cast(? as integer), ?)`).run(key(rid, row), terms);
    },
    remove(db, rid, row) {
      sql(db, `delete from ${table} where rowid = cast(? as integer)`).run(key(rid, row));
    },
    removeScope(db, sid) {
      const keys = `select ${timeKeySql(when)} from ${collection} where scope = ?`;
      sql(db, `delete from ${table} where rowid in (${keys})`).run(sid);
    },
  };
}

/** What was said on cases, by its words. */
export const entryIndex = talkIndex({ collection: 'entry', when: 'happenedAt', texts: ['body'] });

/** What was noted of calls. */
export const callIndex = talkIndex({
  collection: 'call',
  when: 'startedAt',
  texts: ['need', 'cause', 'done', 'promised', 'note'],
});
