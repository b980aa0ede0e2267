import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { lineOf, startProgram } from '../../harness/processes.ts';
import { rawPragmas } from '../baseline/raw-database.ts';
import type { BenchContext, Figure, Outcome } from '../figures.ts';
import { memoryOf } from '../machine.ts';
import { makeProfile } from '../start/bench-profile.ts';
import { firstPage } from '../start/first-page.ts';
import { connectToHost } from '../start/host-client.ts';
import { medianFigure } from '../statistics.ts';
import { benchReplica } from '../store/bench-store.ts';

const rawProgram = fileURLToPath(import.meta.resolve('../start/raw-start.ts'));
const aimMs = 1500;
const aimMiB = 250;
const page = 100;
const words = ['退款', '物流', '漏水', 'refund', 'router', '退', '王', '8000', '10123'];

interface Start {
  readonly readyMs: number;
  readonly listMs: number;
  readonly atFirst?: number;
  readonly afterWork?: number;
}

/** Starts the host the way `npm start` does, on a profile that was used before, until a page has its first list. */
export async function benchStart(context: BenchContext): Promise<Outcome> {
  const folder = join(context.folder, 'profile');
  const replica = makeProfile(context, folder);
  const { rows, bytes } = benchReplica(context);
  const starts: Start[] = [];
  const bare: number[] = [];
  // The first start is not counted: it brings the programs into the system's cache.
  for (let run = -1; run < context.runs; run++) {
    const start = await startOnce(folder, Math.min(page, context.rows));
    const bareMs = await bareOnce(replica);
    if (run < 0) continue;
    starts.push(start);
    bare.push(bareMs);
  }
  const of = (take: (start: Start) => number | undefined): number[] => starts.flatMap((start) => take(start) ?? []);
  const list = of(({ listMs }) => listMs);
  return {
    scenario: 'start',
    what: 'the loopback host from its start until a client has the first page of cases over the WebSocket, without a server',
    rows,
    bytes,
    figures: [
      medianFigure('until the first list', 'ms', list, {
        baseline: { name: 'bare process', value: medianFigure('', 'ms', bare).value },
        aim: { atMost: aimMs },
      }),
      medianFigure(
        'until the page can be opened',
        'ms',
        of(({ readyMs }) => readyMs),
      ),
      ...memoryFigure(
        'memory with the first list',
        of(({ atFirst }) => atFirst),
      ),
      ...memoryFigure(
        'most memory after some lists and searches',
        of(({ afterWork }) => afterWork),
      ),
    ],
    baselines: [
      {
        name: 'bare process',
        what: 'a Node process that opens the same replica, reads a page by one statement and prints its length',
        pragmas: rawPragmas({ synchronous: 'NORMAL', cacheKib: 65_536 }),
        sql: [firstPage],
        rows: page,
        bytes: 0,
      },
    ],
    leftOut: starts.some(({ atFirst }) => atFirst === undefined) ? ['memory: this system has no /proc'] : [],
  };
}

function memoryFigure(name: string, samples: readonly number[]): Figure[] {
  return samples.length === 0 ? [] : [medianFigure(name, 'MiB', samples, { aim: { atMost: aimMiB } })];
}

async function startOnce(folder: string, expected: number): Promise<Start> {
  // Without a built page nobody could look at it, but nobody does here.
  const built = existsSync('dist/renderer/index.html') ? [] : ['--development-server', 'http://127.0.0.1:9'];
  const begin = performance.now();
  const host = startProgram('electron/loopback/main.ts', ['--folder', folder, '--no-open', ...built]);
  try {
    const address = await lineOf(host, addressIn);
    const readyMs = performance.now() - begin;
    const { client, close } = await connectToHost(address);
    const { rows } = await client.call('cases.list', { limit: page });
    const listMs = performance.now() - begin;
    if (rows.length !== expected) throw new Error(`the first list has ${rows.length} cases`);
    const pid = host.process.pid ?? 0;
    const atFirst = memoryOf(pid)?.now;
    for (const text of words) {
      await client.call('search.list', { text });
      await client.call('cases.list', { text });
      await client.call('cases.counts', {});
    }
    const afterWork = memoryOf(pid)?.peak;
    close();
    return {
      readyMs,
      listMs,
      ...(atFirst === undefined ? {} : { atFirst }),
      ...(afterWork === undefined ? {} : { afterWork }),
    };
  } finally {
    await host.stop();
  }
}

function addressIn(line: string): string | undefined {
  const ready = /^HOLDFAST_READY (.+)$/.exec(line)?.[1];
  return ready === undefined ? undefined : (JSON.parse(ready) as { url: string }).url;
}

async function bareOnce(replica: string): Promise<number> {
  const begin = performance.now();
  const program = startProgram(rawProgram, [replica]);
  await lineOf(program, (line) => (/^\d+$/.test(line) ? line : undefined));
  const took = performance.now() - begin;
  await program.stop();
  return took;
}
