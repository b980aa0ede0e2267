// The plain-Node host as it would run at another time: `electron/loopback/main.ts` with a wall clock that a test has moved.
import { mkdirSync } from 'node:fs';
import { createFileLog } from '#core/adapters/file-log.ts';
import { nodeClock } from '#core/adapters/node-clock.ts';
import { createCore } from '#core/create-core.ts';
import { parseArguments } from '#loopback/options.ts';
import { runLoopback } from '#loopback/run-loopback.ts';
import { readAhead } from './ahead.ts';

const ahead = readAhead(process.env);
const args = parseArguments(process.argv.slice(2), process.env);
mkdirSync(args.profileFolder, { recursive: true, mode: 0o700 });
const stop = await runLoopback(args, {
  createCore,
  clock: { ...nodeClock, now: () => nodeClock.now() + ahead },
  rendererFolder: 'dist/renderer',
  version: '0.1.0',
  env: process.env,
  log: createFileLog(args.profileFolder),
  print: (line) => console.log(line),
  onLost: () => process.exit(1),
});
process.once('SIGTERM', () => void stop().then(() => process.exit(0)));
