import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { TestDevice } from '../../harness/test-device.ts';
import type { BenchContext, Database, Figure, Outcome } from '../figures.ts';
import { caseIdOf } from '../generate/cases.ts';
import { type World, worldOf } from '../generate/world.ts';
import { median, medianFigure } from '../statistics.ts';
import { startSteps } from '../steps/step-program.ts';
import { type BenchServer, onEachDatabase } from '../sync/bench-server.ts';
import { pushBare } from '../sync/case-edits.ts';
import type { DeviceSteps } from '../sync/device.ts';
import { accountOf } from '../sync/fill-server.ts';
import { deviceProgram } from '../sync/programs.ts';
import { startRelay } from '../sync/relay.ts';
import { type CountedSync, countedSync, syncedDevice } from '../sync/synced-device.ts';

const editsOfOneCase = 1000;
const before = 'before the edits';
const whole = 'one without a kill';

/** What is left of many edits, of a kill in the middle, of two people at the same case. */
export async function benchSyncHistory(context: BenchContext): Promise<Outcome> {
  const world = worldOf(context.rows, { entriesPerCase: 3 });
  const edits = Math.min(editsOfOneCase, world.cases);
  const figures: Figure[] = [];
  let bytes = 0;
  const wish = { name: 'sync-history', world, entries: false, devices: 0 };
  const leftOut = await onEachDatabase(context, wish, async (database, server) => {
    bytes = server.filled.bytes;
    const setting = { context, database, server, world };
    const untouched = await countedSync(join(context.folder, `untouched-${database}`), server.url);
    figures.push(
      ...(await killed(setting, untouched.bytes)),
      ...(await bothKept(setting)),
      ...(await manyEdits(setting, edits)),
    );
  });
  return {
    scenario: 'sync-history',
    what: `a first sync killed half-way; two devices at the same case; one case edited ${edits} times before a new device comes`,
    rows: { case: world.cases },
    bytes,
    figures,
    baselines: [
      { name: whole, what: 'a first sync that nobody disturbs', pragmas: ['-'], sql: ['-'], rows: world.cases, bytes },
      { name: before, what: 'a first sync before the edits', pragmas: ['-'], sql: ['-'], rows: world.cases, bytes },
    ],
    leftOut,
  };
}

interface Setting {
  readonly context: BenchContext;
  readonly database: Database;
  readonly server: BenchServer;
  readonly world: World;
}

/** `kill -9` when half of the bytes have come, then the same files again. */
async function killed({ context, database, server }: Setting, wholeBytes: number): Promise<Figure[]> {
  const again: number[] = [];
  const resumed: number[] = [];
  for (let run = 0; run < context.runs; run++) {
    context.say(`killed in the first sync, ${database}, ${run + 1} of ${context.runs}`);
    const folder = join(context.folder, `killed-${database}-${run}`);
    const relay = await startRelay(server.url);
    const first = await startSteps<DeviceSteps>(deviceProgram);
    await first.ask('open', { folder, url: relay.url });
    first.ask('firstSync', accountOf(0)).catch(() => {});
    while (relay.received() < wholeBytes / 2) await wait(2);
    await first.kill9();
    const second = await startSteps<DeviceSteps>(deviceProgram);
    resumed.push((await second.ask('reopen', { folder, url: relay.url })).ms);
    await second.stop();
    await relay.close();
    again.push(relay.received() - wholeBytes);
    rmSync(folder, { recursive: true });
  }
  return [
    medianFigure(`${database}: killed half-way, bytes read again`, 'bytes', again, {
      baseline: { name: whole, value: wholeBytes },
    }),
    medianFigure(`${database}: killed half-way, from opening the files until everything is there`, 'ms', resumed),
  ];
}

/** Two devices edit the same case without a network: other fields, then the same field. */
async function bothKept({ context, database, server, world }: Setting): Promise<Figure[]> {
  const [mine, theirs] = await Promise.all([
    syncedDevice(join(context.folder, `mine-${database}`), server.url, 0),
    syncedDevice(join(context.folder, `theirs-${database}`), server.url, 1),
  ]);
  const caseId = caseIdOf(world, world.cases - 1);
  const meet = async (...edits: [Parameters<DeviceSteps['queue']>[0], Parameters<DeviceSteps['queue']>[0]]) => {
    await mine.ask('queue', edits[0]);
    await theirs.ask('queue', edits[1]);
    await mine.ask('push');
    await theirs.ask('push');
    for (const device of [mine, theirs, mine]) await device.ask('pull');
    return [await mine.ask('read', { caseId }), await theirs.ask('read', { caseId })] as const;
  };
  const priority = (await mine.ask('read', { caseId })).priority === 'urgent' ? 'low' : 'urgent';
  const apart = await meet(
    { edits: [{ caseId, set: { priority } }] },
    { edits: [{ caseId, set: { subject: 'theirs' } }] },
  );
  const kept = apart.every((read) => read.priority === priority && read.subject === 'theirs') ? 2 : 1;
  const conflictsBefore = apart[0].conflicts;
  const same = await meet(
    { edits: [{ caseId, set: { subject: 'mine again' } }] },
    { edits: [{ caseId, set: { subject: 'theirs again' } }] },
  );
  const agreed = same[0].subject === same[1].subject;
  const shown = same.every(({ conflicts }) => conflicts === conflictsBefore + 1);
  await Promise.all([mine.stop(), theirs.stop()]);
  return [
    { name: `${database}: two people, two fields of a case: edits kept of 2`, unit: 'edits', value: kept },
    {
      name: `${database}: two people, the same field: values kept of 2, one in the case and one in a conflict`,
      unit: 'edits',
      value: agreed && shown ? 2 : 1,
    },
  ];
}

/** What a new device is burdened with by a case that was edited very often: its timeline, and nothing else. */
async function manyEdits({ context, database, server, world }: Setting, edits: number): Promise<Figure[]> {
  const device = await TestDevice.signIn(server.url, accountOf(1));
  const caseId = caseIdOf(world, 0);
  const edited = Array.from({ length: edits }, (_, n) => ({
    caseId,
    set: { subject: `${n + 1}. Änderung 第${n + 1}次` },
  }));
  const syncs = async (when: string) => {
    const found: CountedSync[] = [];
    for (let run = 0; run < context.runs; run++) {
      context.say(`one case edited often, ${when}, ${database}, ${run + 1} of ${context.runs}`);
      const folder = join(context.folder, 'history');
      found.push(await countedSync(folder, server.url));
      rmSync(folder, { recursive: true });
    }
    return found;
  };
  const fresh = await syncs('before');
  await pushBare(device, edited);
  const later = await syncs('after');
  const times = (all: readonly CountedSync[]) => all.map(({ report }) => report.totalMs);
  const bytes = (all: readonly CountedSync[]) => all.map((each) => each.bytes);
  const beside = (values: readonly number[]) => ({ baseline: { name: before, value: median(values) } });
  const grown = median(bytes(later)) - median(bytes(fresh));
  return [
    medianFigure(`${database}: first sync after ${edits} edits of one case`, 'ms', times(later), beside(times(fresh))),
    medianFigure(`${database}: its bytes on the wire`, 'bytes', bytes(later), beside(bytes(fresh))),
    { name: `${database}: bytes for each edit, a line of the timeline`, unit: 'bytes', value: grown / edits },
  ];
}
