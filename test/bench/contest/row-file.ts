import { closeSync, existsSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { caseAt } from '../generate/cases.ts';
import { wireColumns, wireRow } from '../generate/wire-rows.ts';
import type { World } from '../generate/world.ts';

const kept = wireColumns('case').filter((name) => name !== 'ver' && name !== 'rev');
const atOnce = 1000;

/** The cases of a world as plain objects, one in a line, for those who have no tables of ours. Made once. */
export function rowFileOf(folder: string, world: World): string {
  const path = join(folder, `cases-${world.cases}.ndjson`);
  if (existsSync(path)) return path;
  const columns = wireColumns('case');
  const places = kept.map((name) => columns.indexOf(name));
  const file = openSync(path, 'w');
  let lines: string[] = [];
  for (let n = 0; n < world.cases; n++) {
    const row = wireRow(caseAt(world, n), 1);
    lines.push(`${JSON.stringify(Object.fromEntries(places.map((at, index) => [kept[index], row[at]])))}\n`);
    if (lines.length < atOnce && n < world.cases - 1) continue;
    writeSync(file, lines.join(''));
    lines = [];
  }
  closeSync(file);
  return path;
}
