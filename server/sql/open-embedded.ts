import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { Kysely, PGliteDialect } from 'kysely';
import type { Store } from './store.ts';

interface NodeFiles {
  fsync?: (stream: { nfd: number }) => number;
}

/** PGlite starts PostgreSQL with `-F`, which switches fsync off: an acknowledged commit would not survive a power cut. */
const startParams = [
  ...PGlite.defaultStartParams.filter((parameter) => parameter !== '-F'),
  '-c',
  'fsync=on',
  '-c',
  'wal_sync_method=fsync',
];

/** Over an opened PGlite; closing the store closes it. */
export function embeddedStore(pglite: PGlite): Store {
  const db = new Kysely<unknown>({ dialect: new PGliteDialect({ pglite }) });
  return {
    engine: 'embedded',
    db,
    async close() {
      await db.destroy();
      if (!pglite.closed) await pglite.close();
    },
  };
}

/** Opens the database in the folder, or makes it. `fsync` is what a commit waits for. */
export async function openEmbedded(folder: string, fsync: (descriptor: number) => void = fsyncSync): Promise<Store> {
  if (!existsSync(folder)) await create(folder);
  const pglite = await PGlite.create({ dataDir: folder, startParams });
  makeSyncReal(pglite, fsync);
  // The hook came after recovery: what that wrote is still with the operating system.
  syncFolder(folder);
  return embeddedStore(pglite);
}

/** Beside its place first: a start that is cut off must not leave half a database where the next one looks. */
async function create(folder: string): Promise<void> {
  const unfinished = `${folder}.new`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { recursive: true, mode: 0o700 });
  const pglite = await PGlite.create({ dataDir: unfinished, startParams });
  await pglite.close();
  syncFolder(unfinished);
  renameSync(unfinished, folder);
}

/** PGlite's file layer answers fsync without doing it; its file streams carry the real descriptor as `nfd`. */
function makeSyncReal(pglite: PGlite, fsync: (descriptor: number) => void): void {
  const { filesystems } = pglite.Module.FS as unknown as { filesystems: { NODEFS: { stream_ops: NodeFiles } } };
  filesystems.NODEFS.stream_ops.fsync = ({ nfd }) => {
    fsync(nfd);
    return 0;
  };
}

function syncFolder(folder: string): void {
  for (const item of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    if (!item.isFile()) continue;
    const descriptor = openSync(join(item.parentPath, item.name), 'r+');
    try {
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
  }
}
