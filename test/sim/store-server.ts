import crypto from 'node:crypto';
import { syncBuiltinESMExports } from 'node:module';
import { PGlite } from '@electric-sql/pglite';
import { systemClock } from '#server/clock.ts';
import { ServerMetrics } from '#server/metrics/server-metrics.ts';
import { migrate } from '#server/sql/migrate.ts';
import { embeddedStore } from '#server/sql/open-embedded.ts';
import { rows } from '#server/sql/statement.ts';
import type { Store } from '#server/sql/store.ts';
import { checkEpoch } from '#server/workspace/epoch.ts';
import { emptyCluster } from '../harness/new-cluster.ts';

export interface StoreServer {
  readonly store: Store;
  readonly metrics: ServerMetrics;
  /** Tables whose rows belong to a workspace. */
  readonly tables: readonly string[];
}

let opened: Promise<StoreServer> | undefined;

/** The one database of this process; histories have a workspace each. */
export function storeServer(): Promise<StoreServer> {
  opened ??= open();
  return opened;
}

async function open(): Promise<StoreServer> {
  const store = embeddedStore(await PGlite.create({ loadDataDir: await emptyCluster() }));
  await migrate(store.db);
  await checkEpoch(store.db, systemClock);
  // For a command that is to break while it is worked on: most write an entry under their own uid.
  await rows(store.db, 'create table sim_breaking (uid uuid primary key)');
  await rows(
    store.db,
    `create function sim_break() returns trigger language plpgsql as $$ begin
       if exists (select from sim_breaking where uid = new.id) then raise exception 'broken on purpose'; end if;
       return new;
     end $$`,
  );
  await rows(store.db, 'create trigger sim_break before insert on entry for each row execute function sim_break()');
  const found = await rows<{ name: string }>(
    store.db,
    `select table_name as name from information_schema.columns
     where table_schema = 'public' and column_name = 'workspace_id' order by table_name`,
  );
  return { store, metrics: new ServerMetrics(), tables: found.map(({ name }) => `"${name}"`) };
}

/** From now on the ids that the server makes in this process follow from the history too. */
export function countRandomBytes(newBytes: () => Uint8Array): void {
  const counted = (size: number): Buffer => {
    const bytes = Buffer.alloc(size);
    bytes.set(newBytes().subarray(0, size), Math.max(0, size - 10));
    return bytes;
  };
  crypto.randomBytes = counted as typeof crypto.randomBytes;
  syncBuiltinESMExports();
}
