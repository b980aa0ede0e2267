import { holdingKey, shortestHoldingKey } from '#domain/rules/holding-key.ts';
import { sql } from '../connection/connection.ts';
import { placeOf } from '../replica/collection-table.ts';
import type { SideIndex } from './side-index.ts';

const number = placeOf('holding', 'number');
const orderNumber = placeOf('holding', 'orderNumber');

/** Assets, orders and contracts by how their number, and that of the order they came with, begins. */
export const holdingIndex: SideIndex = {
  collection: 'holding',
  places: [number, orderNumber],
  tables: [],
  add(db, rid, row) {
    const keys = [row[number], row[orderNumber]].map((text) => holdingKey(String(text)));
    for (const key of new Set(keys))
      if (key.length >= shortestHoldingKey)
        sql(db, 'insert or ignore into holding_key (key, rid) values (?, ?)').run(key, rid);
  },
  remove(db, rid) {
    sql(db, 'delete from holding_key where rid = ?').run(rid);
  },
  removeScope(db, sid) {
    sql(db, 'delete from holding_key where rid in (select rid from holding where scope = ?)').run(sid);
  },
};
