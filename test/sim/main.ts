import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { explain } from './explain.ts';
import { findPlanted } from './planted/find-planted.ts';
import type { Level } from './run-history.ts';
import { type BatchResult, type Failed, runMany } from './run-many.ts';

const usage =
  'npm run sim -- --level model|store --histories N [--seed S] [--planted [--only BUG]] [--resume FILE] [--workers N]';

/** Where a long run stands, to go on from. */
interface State {
  readonly level: Level;
  readonly seed: number;
  /** Every history before this seed was played. */
  next: number;
  failed: Failed[];
}

function wholeNumber(text: string, name: string): number {
  const number = Number(text);
  if (!Number.isSafeInteger(number) || number < 0) throw new Error(`--${name} wants a whole number\n${usage}`);
  return number;
}

function readState(file: string | undefined, level: Level, seed: number): State {
  if (file === undefined || !existsSync(file)) return { level, seed, next: seed, failed: [] };
  const state = JSON.parse(readFileSync(file, 'utf8')) as State;
  if (state.level !== level || state.seed !== seed)
    throw new Error(`${file} is of a run with --level ${state.level} --seed ${state.seed}`);
  return state;
}

const { values } = parseArgs({
  options: {
    level: { type: 'string', default: 'model' },
    histories: { type: 'string', default: '1000' },
    seed: { type: 'string', default: '1' },
    workers: { type: 'string', default: String(availableParallelism()) },
    planted: { type: 'boolean', default: false },
    only: { type: 'string' },
    resume: { type: 'string' },
  },
});
if (values.level !== 'model' && values.level !== 'store') throw new Error(usage);
const level: Level = values.level;
const workers = Math.max(1, wholeNumber(values.workers, 'workers'));

const seed = wholeNumber(values.seed, 'seed');

if (values.planted) {
  process.exitCode = (await findPlanted(seed, workers, values.only, (line) => console.log(line))) ? 0 : 1;
} else {
  const histories = wholeNumber(values.histories, 'histories');
  const state = readState(values.resume, level, seed);
  process.exitCode = (await play(state, histories)) ? 0 : 1;
}

async function play(state: State, histories: number): Promise<boolean> {
  const startedAt = performance.now();
  const end = state.seed + histories;
  const first = state.next;
  const played = new Map<number, number>();
  let count = 0;
  const done = ({ from, count: size, failed }: BatchResult): void => {
    played.set(from, size);
    count += size;
    state.failed.push(...failed);
    for (const one of failed) console.log(`seed ${one.seed}: ${one.message.slice(0, 300)}`);
    for (let more = played.get(state.next); more !== undefined; more = played.get(state.next)) state.next += more;
    if (values.resume !== undefined) writeFileSync(values.resume, JSON.stringify(state));
    if (count % 1000 === 0) console.log(`${count} of ${end - first} (${Math.round(performance.now() - startedAt)} ms)`);
  };
  if (first < end) await runMany({ level, from: first, count: end - first, bug: null, workers, done });
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  console.log(`${count} histories at level ${level} in ${seconds} s, ${state.failed.length} broke an invariant`);
  for (const { seed } of state.failed.slice(0, 3)) console.log(await explain(seed, level));
  return state.failed.length === 0;
}
