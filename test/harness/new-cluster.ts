// Making a database cluster takes five times as long as opening one, so one is kept between runs, for every version of PGlite.
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { openEmbedded } from '#server/sql/open-embedded.ts';

/** An empty cluster, to be loaded into memory. */
export async function emptyCluster(): Promise<Blob> {
  const file = await kept('holdfast-empty-cluster', '.tar', async (unfinished) => {
    const pglite = await PGlite.create();
    const dump = await pglite.dumpDataDir('none');
    await pglite.close();
    writeFileSync(unfinished, Buffer.from(await dump.arrayBuffer()));
  });
  return new Blob([readFileSync(file)]);
}

/** Lays an empty cluster into the data folder of a server that is still to be started for the first time. */
export async function layCluster(dataFolder: string): Promise<void> {
  const made = await kept('holdfast-new-cluster', '', async (unfinished) => {
    const store = await openEmbedded(unfinished);
    await store.close();
  });
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 });
  cpSync(made, join(dataFolder, 'database'), { recursive: true });
}

/** Several processes may make it at once; the first that has it whole gives its own to all. */
async function kept(name: string, ending: string, make: (unfinished: string) => Promise<void>): Promise<string> {
  const manifest = join(import.meta.dirname, '../../node_modules/@electric-sql/pglite/package.json');
  const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string };
  const path = join(tmpdir(), `${name}-${version}${ending}`);
  if (existsSync(path)) return path;
  const unfinished = `${path}.${process.pid}`;
  await make(unfinished);
  try {
    renameSync(unfinished, path);
  } catch (error) {
    // A folder does not take the place of another that is there by now.
    if (!existsSync(path)) throw error;
    rmSync(unfinished, { recursive: true });
  }
  return path;
}
