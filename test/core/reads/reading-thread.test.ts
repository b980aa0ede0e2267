// A thread that reads, on real files: what it sees, what becomes of what it was reading, and where no thread can be had.
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { nodeClock } from '#core/adapters/node-clock.ts';
import { nodeThreads } from '#core/adapters/node-threads.ts';
import type { ReaderEvents, Threads } from '#core/ports.ts';
import type { FromReader, ToReader } from '#core/reads/read-messages.ts';
import { ReadingThread } from '#core/reads/reading-thread.ts';
import { ReadsHere } from '#core/reads/reads-here.ts';
import { ReadsInThreads } from '#core/reads/reads-in-threads.ts';
import { close } from '#db/connection/connection.ts';
import type { ReplicaWriter } from '#db/connection/handle.ts';
import { openReplica } from '#db/open.ts';
import { searchProcedures } from '#domain/contract/ipc/search-procedures.ts';
import { buildCase } from '../../builders/records.ts';
import { noon } from '../../builders/times.ts';
import { save } from '../../db/replica/replica-harness.ts';
import { stageClock } from '../../harness/stage-clock.ts';
import { temporaryFolder } from '../../harness/temp-folder.ts';

const key = randomBytes(32);

function aReplica(): { readonly path: string; readonly db: ReplicaWriter } {
  const path = join(temporaryFolder(), 'replica.db');
  const db = openReplica(path, key);
  onTestFinished(() => close(db));
  return { path, db };
}

function partsOf(
  { path, db }: { path: string; db: ReplicaWriter },
  threads: Pick<Threads, 'startReader'> = nodeThreads,
) {
  const logged: string[] = [];
  const note = (message: string) => logged.push(message);
  const log = { info: note, warn: note, error: note };
  const here = new ReadsHere(db, nodeClock);
  return { logged, parts: { threads, replica: { path, key }, log, clock: nodeClock, here } };
}

function readsOf(replica: ReturnType<typeof aReplica>, threads?: Pick<Threads, 'startReader'>) {
  const { logged, parts } = partsOf(replica, threads);
  const reads = new ReadingThread(parts);
  onTestFinished(() => reads.close());
  return { reads, logged };
}

const asked = (text: string) => {
  const { zone, ...rest } = searchProcedures['search.list'].input.parse({ text });
  return { asked: rest, zone, now: noon };
};
const numbersOf = async (reads: Pick<ReadingThread, 'read'>, text: string) =>
  (await reads.read('search.page', asked(text))).cases.hits.map(({ number }) => number);

/** A thread that does what the test says. */
function aFakeThread() {
  const told: ToReader[] = [];
  const started: ReaderEvents[] = [];
  const threads: Pick<Threads, 'startReader'> = {
    startReader(_file, on) {
      started.push(on);
      return { post: (message) => void told.push(message), end: () => on.ended(undefined) };
    },
  };
  const say = (message: FromReader) => started.at(-1)?.message(message);
  return { threads, told, started, say };
}

describe('a thread that reads', () => {
  it('sees everything that was committed before it was asked, each time', async () => {
    const replica = aReplica();
    const { reads, logged } = readsOf(replica);
    for (let n = 1; n <= 20; n++) {
      save(replica.db, buildCase(n, { subject: `充电桩 ${n}` }));
      expect(await numbersOf(reads, '充电桩')).toHaveLength(Math.min(n, 8));
      expect(await numbersOf(reads, `充电桩 ${n}`)).toContain(String(10_000 + n));
    }
    expect(logged).toEqual([]);
  });

  it('finds what the core itself finds', async () => {
    const replica = aReplica();
    for (let n = 1; n <= 30; n++) save(replica.db, buildCase(n, { subject: n % 2 ? '退款 router' : 'rooter' }));
    const { reads } = readsOf(replica);
    const here = new ReadsHere(replica.db, nodeClock);
    for (const text of ['退', '退款', 'routr', '#10007', 'status:open', ''])
      expect(await reads.read('search.page', asked(text)), text).toEqual(await here.read('search.page', asked(text)));
  });

  it('tells a failure by its kind, and a defect only in the log', async () => {
    const replica = aReplica();
    const { reads, logged } = readsOf(replica);
    const zone = 'Nowhere/At all';
    await expect(reads.read('search.page', { ...asked('after:today'), zone })).rejects.toMatchObject({
      kind: 'internal',
    });
    expect(logged).toEqual(['a read failed by a defect']);
    expect(await numbersOf(reads, '充')).toEqual([]);
  });

  it('gives up what nobody waits for any more, and what it is asked when it is closed', async () => {
    const replica = aReplica();
    const { reads } = readsOf(replica);
    const leaving = new AbortController();
    const left = reads.read('search.page', asked('充'), { signal: leaving.signal });
    leaving.abort();
    await expect(left).rejects.toMatchObject({ kind: 'cancelled' });
    await expect(reads.read('search.page', asked('充'), { signal: leaving.signal })).rejects.toMatchObject({
      kind: 'cancelled',
    });
    const underWay = reads.read('search.page', asked('充'));
    const over = expect(underWay).rejects.toMatchObject({ kind: 'cancelled' });
    await reads.close();
    await over;
    await expect(reads.read('search.page', asked('充'))).rejects.toMatchObject({ kind: 'cancelled' });
  });

  it('comes to an end with everything it had open, so that the file can go', async () => {
    const replica = aReplica();
    const { parts } = partsOf(replica);
    const reads = new ReadsInThreads(parts);
    await reads.read('search.page', asked('充'));
    await reads.read('knowledge.gaps', { since: 0, mark: '' });
    await reads.close();
    close(replica.db);
    // The log goes with the last handle.
    expect(existsSync(`${replica.path}-wal`)).toBe(false);
  });
});

describe('a thread that ends by itself', () => {
  const read = (reads: ReadingThread) => reads.read('search.page', asked('充'));

  it('fails what it was reading, and another takes its place', async () => {
    const fake = aFakeThread();
    const { reads, logged } = readsOf(aReplica(), fake.threads);
    const first = expect(read(reads)).rejects.toMatchObject({ kind: 'internal' });
    fake.say({ t: 'ready' });
    fake.started[0]?.ended(new Error('out of memory'));
    await first;
    expect(logged).toEqual(['a thread that reads ended by itself']);
    const next = read(reads);
    expect(fake.started).toHaveLength(2);
    const id = fake.told.flatMap((message) => (message.t === 'read' ? [message.id] : [])).at(-1) ?? 0;
    fake.say({ t: 'answer', id, value: 'found' });
    expect(await next).toBe('found');
    await Promise.all([reads.close(), fake.started[1]?.ended(undefined)]);
  });

  it('was never up: everything is read in the core’s own thread, now and later', async () => {
    const fake = aFakeThread();
    const replica = aReplica();
    save(replica.db, buildCase(1, { subject: '充电桩' }));
    const { reads, logged } = readsOf(replica, fake.threads);
    const waiting = numbersOf(reads, '充电');
    fake.started[0]?.ended(new Error('no such file'));
    expect(await waiting).toEqual(['10001']);
    expect(await numbersOf(reads, '充电')).toEqual(['10001']);
    expect(fake.started).toHaveLength(1);
    expect(logged).toHaveLength(1);
  });

  it('could not even be started: the same', async () => {
    const startReader = () => {
      throw new Error('no threads here');
    };
    const { reads } = readsOf(aReplica(), { startReader });
    expect(await numbersOf(reads, '充')).toEqual([]);
  });
});

it('with nothing to read for a while it ends, and the next read starts another', async () => {
  const fake = aFakeThread();
  const clock = stageClock();
  const { parts } = partsOf(aReplica(), fake.threads);
  const reads = new ReadingThread({ ...parts, clock, idleMs: 60_000 });
  const answered = async () => {
    const waiting = reads.read('search.page', asked('充'));
    fake.say({ t: 'ready' });
    const last = fake.told.at(-1);
    fake.say({ t: 'answer', id: last?.t === 'read' ? last.id : 0, value: 'found' });
    expect(await waiting).toBe('found');
  };
  await answered();
  clock.pass(59_000);
  await answered();
  clock.pass(59_000);
  expect(fake.told.some(({ t }) => t === 'close')).toBe(false);
  clock.pass(1000);
  expect(fake.told.at(-1)).toEqual({ t: 'close' });
  await answered();
  expect(fake.started).toHaveLength(2);
  // The first one ends late: that is nothing to the second.
  fake.started[0]?.ended(undefined);
  await answered();
  const closing = reads.close();
  fake.started[1]?.ended(undefined);
  await closing;
});

it('one that does not end when it is told to is cut off', async () => {
  const fake = aFakeThread();
  const clock = stageClock();
  const { parts } = partsOf(aReplica(), fake.threads);
  const reads = new ReadingThread({ ...parts, clock });
  reads.start();
  const closing = reads.close();
  clock.pass(2000);
  await closing;
  expect(fake.told).toEqual([{ t: 'close' }]);
});

describe('what a thread is told', () => {
  it('says through shared memory that nobody waits any more, and how far it is only to who waits', async () => {
    const fake = aFakeThread();
    const { reads } = readsOf(aReplica(), fake.threads);
    const leaving = new AbortController();
    const heard: number[] = [];
    const options = { signal: leaving.signal, progress: (done: number) => heard.push(done) };
    const waiting = expect(reads.read('search.page', asked('充'), options)).rejects.toMatchObject({
      kind: 'cancelled',
    });
    const [message] = fake.told;
    if (message?.t !== 'read') throw new Error('nothing was asked');
    fake.say({ t: 'progress', id: message.id, done: 0.5 });
    expect(Atomics.load(message.cancelled, 0)).toBe(0);
    leaving.abort();
    expect(Atomics.load(message.cancelled, 0)).toBe(1);
    await waiting;
    fake.say({ t: 'progress', id: message.id, done: 0.7 });
    expect(heard).toEqual([0.5]);
    const closing = reads.close();
    expect(fake.told.at(-1)).toEqual({ t: 'close' });
    fake.started[0]?.ended(undefined);
    await closing;
  });
});
