import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { nodeClock } from '#core/adapters/node-clock.ts';
import type { CommandPathParts } from '#core/commands/command-path.ts';
import { runSome } from '#core/commands/run-many.ts';
import { CustomerImports } from '#core/imports/customer-imports.ts';
import { AccountStore } from '#core/sync/account-store.ts';
import { close } from '#db/connection/connection.ts';
import { openOutbox, openReplica } from '#db/open.ts';
import { uuidV7 } from '#domain/model/uuid.ts';
import type { ImportColumns } from '#domain/rules/customer-import/import-fields.ts';
import { benchKey, openRaw, type RawOptions, rawPragmas } from '../baseline/raw-database.ts';
import type { Baseline, BenchContext, Figure } from '../figures.ts';
import { customerAt } from '../generate/customers.ts';
import { benchMe } from '../generate/people.ts';
import { type World, worldOf } from '../generate/world.ts';
import { copyReplica } from '../store/bench-store.ts';

const columns: ImportColumns = ['externalId', 'name', 'phone', 'email', 'address', 'notes', 'tags', 'tier', 'language'];
const pieceBytes = 1024 * 1024;
const rawOptions: RawOptions = { synchronous: 'FULL', cacheKib: 65_536 };
const rawTable = 'create table imported (id text primary key, name text not null, fields text not null) strict';
const rawInsert = 'insert into imported (id, name, fields) values (?, ?, ?)';
const rawBatch = 1000;

/** A list as large as all customers there are, of other people with names like theirs, into a replica that holds those. */
export async function importFigures(
  context: BenchContext,
): Promise<{ readonly figures: readonly Figure[]; readonly baseline: Baseline }> {
  const world = worldOf(context.rows);
  const rows = world.customers;
  context.say(`importing ${rows} customers`);
  const folder = join(context.folder, 'import');
  mkdirSync(folder, { recursive: true });
  const replica = openReplica(copyReplica(context, folder), benchKey);
  const outbox = openOutbox(join(folder, 'outbox.db'), benchKey);
  const { agentId: id, teamIds } = benchMe(world);
  const actor = { id, role: 'lead', teamIds } as const;
  const store = new AccountStore(outbox, replica, () => actor);
  store.realign();
  let now = world.now;
  const path: CommandPathParts = {
    ...{ outbox, replica, overlay: store.overlay, actor: () => actor },
    newId: () => uuidV7(now, randomBytes(10)),
    now: () => ++now,
    deviceCode: () => 'BENCH',
    log: { info() {}, warn() {}, error: (message) => context.say(message) },
    changed: () => {},
    fellBehind: () => {
      throw new Error('the replica could not take a command');
    },
  };
  const imports = new CustomerImports({
    ...{ store, clock: nodeClock, workspaceId: uuidV7(0, randomBytes(10)) },
    folder: join(folder, 'imports'),
    ...{ profileKey: benchKey, random: randomBytes, newId: () => uuidV7(now, randomBytes(10)) },
    runSome: (commands, changed) => runSome(path, commands, nodeClock, changed),
    ...{ tell: () => {}, progress: () => {}, isClosed: () => false },
  });
  const file = Buffer.from(listOf(world));
  const { id: fileId } = await imports.begin({ name: 'list.csv', size: file.length });
  for (let offset = 0; offset < file.length; offset += pieceBytes)
    await imports.append(fileId, offset, file.subarray(offset, offset + pieceBytes).toString('base64'));
  const timed = async (dry: boolean, expected: 'created' | 'unchanged') => {
    const began = performance.now();
    const outcome = await imports.run({
      ...{ id: fileId, columns, source: 'bench', language: 'zh-CN', dry },
      reading: { headless: false },
    });
    const took = performance.now() - began;
    if (!outcome.ok || outcome[expected] !== rows) throw new Error(`not all rows were ${expected}`);
    return Math.round((rows / took) * 1000);
  };
  const baseline = { name: 'raw insert', value: rawRate(world, folder) };
  const figures: Figure[] = [
    { name: 'check of a list', unit: 'rows/s', value: await timed(true, 'created'), baseline },
    { name: 'import of a list', unit: 'rows/s', value: await timed(false, 'created'), baseline },
    { name: 'the same list again', unit: 'rows/s', value: await timed(false, 'unchanged'), baseline },
  ];
  await imports.close();
  close(outbox);
  close(replica);
  return {
    figures,
    baseline: {
      name: 'raw insert',
      what: `the same rows as JSON into one empty table without an index but its key, ${rawBatch} in a commit`,
      pragmas: rawPragmas(rawOptions),
      sql: [rawTable, rawInsert],
      ...{ rows, bytes: file.length },
    },
  };
}

function listOf(world: World): string {
  const lines = Array.from({ length: world.customers }, (_, n) => {
    const { name, contactPoints, notes, tags, tier, language } = customerAt(world, n).fields;
    const of = (kind: string) => contactPoints.filter((point) => point.kind === kind).map(({ value }) => value);
    // Numbers of their own: who is on file already would be told of one by one.
    const phones = of('phone').map((value) => value.replace(/\d{4}$/, String(n % 10_000).padStart(4, '0')));
    const emails = of('email').map((value) => `import.${value}`);
    return [
      `L${n}`,
      name,
      phones.join(';'),
      emails.join(';'),
      of('address').join(' '),
      notes,
      tags.join(','),
      tier,
      language,
    ]
      .map((cell) => `"${cell.replaceAll('"', '""')}"`)
      .join(',');
  });
  return `id,name,phone,email,address,notes,tags,tier,language\n${lines.join('\n')}\n`;
}

function rawRate(world: World, folder: string): number {
  const raw = openRaw(join(folder, 'raw.db'), rawOptions);
  raw.exec(rawTable);
  const insert = raw.prepare(rawInsert);
  const texts = Array.from({ length: world.customers }, (_, n) => {
    const { fields } = customerAt(world, n);
    return [`L${n}`, fields.name, JSON.stringify(fields)];
  });
  const batch = raw.transaction((some: readonly string[][]) => {
    for (const text of some) insert.run(...text);
  });
  const began = performance.now();
  for (let at = 0; at < texts.length; at += rawBatch) batch(texts.slice(at, at + rawBatch));
  const took = performance.now() - began;
  raw.close();
  return Math.round((texts.length / took) * 1000);
}
