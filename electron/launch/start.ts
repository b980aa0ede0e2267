// `npm start` and `npm run dev`: see options.ts.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { followNpm } from './follow-npm.ts';
import { launch } from './launch.ts';
import { LaunchError, type LaunchOptions, parseOptions, usage } from './options.ts';
import { startOver } from './start-over.ts';

const repository = join(import.meta.dirname, '../..');
const stops: (() => Promise<void>)[] = [];
let stopping = false;

let allStopped = Promise.resolve();

/** What was started last goes first: the window before its server. */
function stopAll(): Promise<void> {
  allStopped = allStopped.then(async () => {
    while (stops.length > 0) await stops.pop()?.();
  });
  return allStopped;
}

function stopOnSignals(): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      // Ctrl+C reaches npm too, which passes it on: the same wish may arrive twice.
      if (stopping) return;
      stopping = true;
      console.log('Stopping…');
      void stopAll().then(() => process.exit(0));
    });
  }
}

async function ask(question: string): Promise<boolean> {
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await terminal.question(`${question} [y/N] `);
  terminal.close();
  return /^y(es)?$/i.test(answer.trim());
}

async function run(options: LaunchOptions): Promise<number> {
  const print = (line: string): void => console.log(line);
  const isTerminal = process.stdout.isTTY === true;
  mkdirSync(options.home, { recursive: true, mode: 0o700 });
  if (options.fresh) {
    const mayAsk = isTerminal && process.stdin.isTTY && !options.yes;
    await startOver({ home: options.home, print, ...(mayAsk ? { confirm: ask } : {}) });
  }
  const onStarted = (stop: () => Promise<void>): void => {
    stops.push(stop);
    // Asked to stop while this was starting.
    if (stopping) void stopAll();
  };
  return launch(options, { repository, print, isTerminal, onStarted });
}

// Whoever reads the output may be gone before the programs are stopped.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});

if (process.argv.includes('--help')) {
  console.log(usage);
} else {
  stopOnSignals();
  followNpm(() => process.emit('SIGTERM', 'SIGTERM'));
  try {
    process.exitCode = await run(parseOptions(process.argv.slice(2), process.env, repository));
  } catch (error) {
    if (!stopping) console.error(error instanceof LaunchError ? error.message : error);
    process.exitCode = 1;
  }
  await stopAll();
  process.exit();
}
