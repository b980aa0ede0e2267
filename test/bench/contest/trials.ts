import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { type BenchContext, isTrial, type Unit } from '../figures.ts';
import { caseIdOf } from '../generate/cases.ts';
import { type World, worldOf } from '../generate/world.ts';
import { machineMs } from '../steps/serve-steps.ts';
import { startRelay } from '../sync/relay.ts';
import type { Contender, ContestDevice, ContestServer, FieldEdit } from './contender.ts';

/** Takes a sample of a trial; many samples of one name become a median or percentiles. */
export type Take = (name: string, unit: Unit, ...samples: number[]) => void;

export interface Trial {
  readonly context: BenchContext;
  readonly contender: Contender;
  readonly take: Take;
}

export interface Sizes {
  readonly full: number;
  readonly part: number;
  readonly small: number;
  readonly changes: number;
  readonly trips: number;
  readonly bloat: number;
  readonly idle: number;
  readonly seconds: number;
}

export function sizesOf(context: BenchContext): Sizes {
  const few = isTrial(context);
  return {
    full: context.rows,
    part: Math.floor(context.rows / 5),
    small: Math.min(context.rows, 1000),
    changes: Math.min(1000, Math.floor(context.rows / 4)),
    trips: few ? 5 : 20,
    bloat: few ? 50 : 1000,
    idle: few ? 5 : 50,
    seconds: few ? 1 : 5,
  };
}

const editsPerSecond = 20;
let round = 0;

function subjects(world: World, skip: number, count: number): readonly FieldEdit[] {
  round += 1;
  return Array.from({ length: count }, (_, index) => ({
    id: caseIdOf(world, (skip + index) % world.cases),
    field: 'subject',
    value: `Änderung ${round}-${index} 改动`,
  }));
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const begin = machineMs();
  await work();
  return machineMs() - begin;
}

function bytesIn(folder: string): number {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, { parentPath, name }) => sum + statSync(join(parentPath, name)).size, 0);
}

function emptyFolder({ context, contender }: Trial, name: string): string {
  const folder = join(context.folder, 'contest', contender.name.replaceAll(/\W+/g, '-'), name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  return folder;
}

/** B1: a cold device reads everything. */
export async function firstSyncs(trial: Trial, sizes: Sizes): Promise<void> {
  const { context, contender, take } = trial;
  for (const rows of [sizes.part, sizes.full]) {
    const server = await contender.serve(`first-${rows}`, rows);
    const name = `B1 first sync of ${rows.toLocaleString('en')}`;
    for (let run = 0; run < context.runs; run++) {
      context.say(`${contender.name}: ${name}, ${run + 1} of ${context.runs}`);
      const folder = emptyFolder(trial, 'first');
      const device = await contender.device(folder, server.url, 0);
      const ms = await timed(() => device.first());
      if ((await device.count()) !== rows) throw new Error(`${contender.name} left rows out`);
      const peak = device.peakMiB();
      await device.stop();
      take(name, 'ms', ms);
      take(`${name}: rows a second`, 'rows/s', (rows / ms) * 1000);
      if (peak !== undefined) take(`${name}: most memory of the client`, 'MiB', peak);
      take(`${name}: on disk`, 'bytes', bytesIn(folder));
    }
    take(`${name}: on the wire`, 'bytes', await wireBytes(trial, server));
    await server.stop();
  }
}

async function wireBytes(trial: Trial, server: ContestServer): Promise<number> {
  const relay = await startRelay(server.url);
  const device = await trial.contender.device(emptyFolder(trial, 'counted'), relay.url, 0);
  await device.first();
  await device.stop();
  await relay.close();
  return relay.received();
}

/** B2 to B5: what comes after, for a device that holds everything. */
export async function dayAfter(trial: Trial, sizes: Sizes): Promise<void> {
  const { context, contender, take } = trial;
  const world = worldOf(sizes.full);
  const server = await contender.serve('day-after', sizes.full);
  const folder = emptyFolder(trial, 'day-after');
  let device = await contender.device(folder, server.url, 0);
  await device.first();
  for (let run = 0; run < context.runs; run++) {
    context.say(`${contender.name}: the day after, ${run + 1} of ${context.runs}`);
    await device.stop();
    device = await contender.device(folder, server.url, 0);
    const reopened = device;
    take('B2 open again and find nothing new', 'ms', await timed(() => reopened.again()));
    await wait(300);
    take('B2 find nothing new', 'ms', await timed(() => reopened.nothing()));
    await device.leave();
    await server.change(subjects(world, 0, sizes.changes));
    take(`B3 pull ${sizes.changes} changes`, 'ms', await timed(() => reopened.comeBack()));
    await device.leave();
    await device.edit(subjects(world, sizes.changes, sizes.changes));
    take(`B4 push ${sizes.changes} queued edits`, 'ms', await timed(() => reopened.comeBack()));
    take('B5 one edit until acknowledged', 'ms', ...(await device.roundTrips(subjects(world, 0, sizes.trips))));
  }
  await device.stop();
  await server.stop();
}

/** B6: what a new device is burdened with by a row that was edited very often. */
export async function historyBloat(trial: Trial, sizes: Sizes): Promise<void> {
  const { context, contender, take } = trial;
  context.say(`${contender.name}: one row edited ${sizes.bloat} times`);
  const world = worldOf(sizes.small);
  const server = await contender.serve('bloat', sizes.small);
  const before = await wireBytes(trial, server);
  const editor = await contender.device(emptyFolder(trial, 'editor'), server.url, 0);
  await editor.first();
  const id = caseIdOf(world, 0);
  const edits = subjects(world, 0, sizes.bloat).map((edit) => ({ ...edit, id }));
  await editor.roundTrips(edits);
  await editor.stop();
  const after = await wireBytes(trial, server);
  take(`B6 one row edited ${sizes.bloat} times: more bytes for a new device`, 'bytes', Math.max(1, after - before));
  if (contender.editWithoutTimeline) {
    // A record edited once, another edited often: they differ by what the edits leave behind.
    await contender.editWithoutTimeline(server, 1);
    const once = await wireBytes(trial, server);
    await contender.editWithoutTimeline(server, sizes.bloat);
    const often = await wireBytes(trial, server);
    const more = often - once - (once - after);
    take(`B6 a record without a timeline edited ${sizes.bloat} times: more bytes`, 'bytes', Math.max(1, more));
  }
  const device = await contender.device(emptyFolder(trial, 'new'), server.url, 0);
  take(`B6 its first sync of ${sizes.small.toLocaleString('en')}`, 'ms', await timed(() => device.first()));
  await device.stop();
  await server.stop();
}

/** B7: two devices edit different fields of one row while they are away. */
export async function twoEditors(trial: Trial, sizes: Sizes): Promise<void> {
  const { context, contender, take } = trial;
  context.say(`${contender.name}: two editors`);
  const world = worldOf(sizes.small);
  const server = await contender.serve('two-editors', sizes.small);
  const devices: ContestDevice[] = [];
  for (const person of [0, 1] as const)
    devices.push(await contender.device(emptyFolder(trial, `person-${person}`), server.url, person));
  for (const device of devices) await device.first();
  const id = caseIdOf(world, 1);
  const edits: readonly FieldEdit[] = [
    { id, field: 'priority', value: 'urgent' },
    { id, field: 'subject', value: 'Beide Änderungen 都在' },
  ];
  // A value that is there already would be no edit.
  const [first] = devices;
  if ((await first?.read(id))?.priority === 'urgent') Object.assign(edits[0] ?? {}, { value: 'low' });
  for (const [index, device] of devices.entries()) {
    await device.leave();
    await device.edit(edits.slice(index, index + 1));
  }
  for (const device of devices) await device.comeBack();
  for (const device of devices) await device.nothing();
  const seen = await Promise.all(devices.map((device) => device.read(id)));
  const kept = edits.filter(({ field, value }) => seen.every((read) => read[field] === value)).length;
  take('B7 two devices, two fields of a row: edits both see, of 2', 'edits', kept);
  for (const device of devices) await device.stop();
  await server.stop();
}

/** B8: `kill -9` when half of the bytes have come, then the same files again. */
export async function killedInTheMiddle(trial: Trial, sizes: Sizes): Promise<void> {
  const { context, contender, take } = trial;
  const server = await contender.serve('killed', sizes.full);
  const whole = await wireBytes(trial, server);
  for (let run = 0; run < context.runs; run++) {
    context.say(`${contender.name}: killed in the middle, ${run + 1} of ${context.runs}`);
    const folder = emptyFolder(trial, 'killed');
    const relay = await startRelay(server.url);
    const first = await contender.device(folder, relay.url, 0);
    first.first().catch(() => undefined);
    while (relay.received() < whole / 2) await wait(2);
    await first.kill9();
    const second = await contender.device(folder, relay.url, 0);
    take('B8 killed half-way: from opening until everything is there', 'ms', await timed(() => second.again()));
    if ((await second.count()) !== sizes.full) throw new Error(`${contender.name} lost rows in the kill`);
    await second.stop();
    await relay.close();
    take('B8 killed half-way: bytes read again', 'bytes', Math.max(1, relay.received() - whole));
  }
  await server.stop();
}

/** B9: many look on while one edits, and a colleague waits to see it. */
export async function manyLookOn(trial: Trial, sizes: Sizes): Promise<void> {
  const { context, contender, take } = trial;
  const world = worldOf(sizes.small);
  const server = await contender.serve('many', sizes.small);
  const leave = await contender.idle(sizes.idle, server, emptyFolder(trial, 'crowd'));
  const author = await contender.device(emptyFolder(trial, 'author'), server.url, 0);
  const reader = await contender.device(emptyFolder(trial, 'reader'), server.url, 1);
  for (const device of [author, reader]) {
    await device.first();
    await device.goLive();
  }
  await reader.watch();
  for (let run = 0; run < context.runs; run++) {
    context.say(`${contender.name}: ${sizes.idle} look on, ${run + 1} of ${context.runs}`);
    const edits = subjects(world, 0, Math.min(editsPerSecond * sizes.seconds, world.cases));
    const made = await author.liveEdits(edits, 1000 / editsPerSecond);
    const seen = await reader.sightings(edits.map(({ value }) => value));
    const name = `B9 ${sizes.idle} look on, ${editsPerSecond} edits/s: edit until seen`;
    take(name, 'ms', ...seen.map((at, index) => at - (made[index] ?? Number.NaN)));
  }
  await author.stop();
  await reader.stop();
  await leave();
  await server.stop();
}
