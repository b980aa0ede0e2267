// The plain-Node host: `node electron/loopback/main.ts --help`.
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createFileLog, type FileLog } from '#core/adapters/file-log.ts';
import { nodeClock } from '#core/adapters/node-clock.ts';
import { keepYoungGenerationSmall } from '#core/adapters/young-generation.ts';
import { createCore } from '#core/create-core.ts';
import { AppError } from '#domain/contract/failure.ts';
import { type LoopbackArguments, parseArguments, usage } from './options.ts';
import { runLoopback } from './run-loopback.ts';

const repository = join(import.meta.dirname, '../..');
const rendererFolder = join(repository, 'dist/renderer');
const { version } = JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8')) as { version: string };

keepYoungGenerationSmall();

// Whoever started this may be gone before it; a broken pipe is no reason to stop halfway.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});

if (process.argv.includes('--help')) {
  console.log(usage);
} else {
  const args = readArguments();
  if (args) await run(args);
}

function readArguments(): LoopbackArguments | undefined {
  try {
    const args = parseArguments(process.argv.slice(2), process.env);
    if (args.developmentServer || existsSync(join(rendererFolder, 'index.html'))) return args;
    giveUp('The page is not built yet: use "npm start", or "npm run build" first.');
  } catch (error) {
    giveUp(error instanceof AppError ? `${error.message}\n\n${usage}` : String(error));
  }
  return undefined;
}

async function run(args: LoopbackArguments): Promise<void> {
  // Programs started from here, such as the browser, need not know it.
  delete process.env.HOLDFAST_SIGN_IN;
  mkdirSync(args.profileFolder, { recursive: true, mode: 0o700 });
  const log = createFileLog(args.profileFolder);
  const crash = (what: string) => (error: unknown) => {
    log.error(what, { error });
    console.error(
      `Holdfast stopped because of a defect in it. What was saved is safe; the log is in ${args.profileFolder}.`,
    );
    process.exit(1);
  };
  process.on('uncaughtException', crash('uncaught exception'));
  process.on('unhandledRejection', crash('unhandled rejection'));

  try {
    const stop = await runLoopback(args, {
      createCore,
      clock: nodeClock,
      rendererFolder,
      version,
      env: process.env,
      log,
      print: (line) => console.log(line),
      onLost: () => {
        log.error('another program took the folder over');
        giveUp(`Another Holdfast took over ${args.profileFolder}, so this one stops.`);
        process.exit();
      },
    });
    stopOnSignals(stop, log);
  } catch (error) {
    log.error('could not start', { error });
    log.close();
    giveUp(
      error instanceof AppError ? error.message : `Holdfast could not start; the log is in ${args.profileFolder}.`,
    );
    process.exit();
  }
}

/** The first signal stops cleanly, a second one at once. */
function stopOnSignals(stop: () => Promise<void>, log: FileLog): void {
  let stopping = false;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (stopping) process.exit(1);
      stopping = true;
      log.info('stopping', { signal });
      void stop().then(() => {
        log.close();
        process.exit(0);
      });
    });
  }
}

function giveUp(sentence: string): void {
  console.error(sentence);
  process.exitCode = 1;
}
