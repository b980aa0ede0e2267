// `npm run import -- --help`
import { AppError } from '#domain/contract/failure.ts';
import { askHidden } from './hidden-prompt.ts';
import { readOptions, usage } from './options.ts';
import { progressLine } from './progress-line.ts';
import { runImport, sentenceOf } from './run-import.ts';

const args = process.argv.slice(2);

if (args.includes('--help') || args.includes('-h')) console.log(usage);
else process.exitCode = await run();

async function run(): Promise<number> {
  const now = (): number => performance.now();
  const line = progressLine(process.stderr, now);
  const stop = new AbortController();
  process.on('SIGINT', () => {
    // The second one does not wait for the batch.
    if (stop.signal.aborted) process.exit(1);
    stop.abort();
    line.end();
    process.stderr.write('Stopping after this batch …\n');
  });
  try {
    return await runImport(readOptions(args, process.env), {
      print: (text) => {
        line.end();
        console.log(text);
      },
      line,
      stop: stop.signal,
      now,
      askPassword: async () => process.env.HOLDFAST_PASSWORD ?? (await askHidden('Password: ')),
    });
  } catch (error) {
    line.end();
    console.error(error instanceof AppError ? sentenceOf(error) : error);
    return 1;
  }
}
