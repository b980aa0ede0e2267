import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { close } from '#db/connection/connection.ts';
import { openReplica } from '#db/open.ts';
import { benchKey } from '../baseline/raw-database.ts';
import type { BenchContext } from '../figures.ts';
import { worldOf } from '../generate/world.ts';
import { type Filled, fillReplica } from './fill-replica.ts';

/** The filled replica of this run, made when the first scenario asks for it. Ask for a copy to write to. */
export function benchReplica(context: BenchContext): Filled & { readonly path: string } {
  const folder = join(context.folder, 'replica');
  const path = join(folder, 'replica.db');
  const summary = join(folder, 'filled.json');
  if (!existsSync(summary)) {
    mkdirSync(folder, { recursive: true });
    context.say('filling a replica');
    const db = openReplica(path, benchKey);
    const filled = fillReplica(db, worldOf(context.rows));
    // The last connection that closes takes the WAL along, so the one file is the whole database.
    close(db);
    writeFileSync(summary, JSON.stringify(filled));
  }
  return { path, ...(JSON.parse(readFileSync(summary, 'utf8')) as Filled) };
}

/** A copy of the filled replica, or of another, in a folder of its own. */
export function copyReplica(context: BenchContext, into: string, from?: string): string {
  const path = from ?? benchReplica(context).path;
  mkdirSync(into, { recursive: true });
  const copy = join(into, 'replica.db');
  copyFileSync(path, copy);
  return copy;
}
