// `npm run crash`: kills the real host and the real server under a writing agent, again and again.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { killAll } from '../harness/processes.ts';
import { runKillLoop } from './kill-loop.ts';
import { roundLine, summaryLines } from './summary.ts';

const usage = `Usage: npm run crash -- [--rounds N] [--seed S]

  --rounds N    how often something is killed (60)
  --seed S      writes and kills as the run that printed this seed (a random one)

  TEST_DATABASE_URL    an empty PostgreSQL database for the server, instead of the embedded one`;

const { values } = parseArgs({
  options: {
    help: { type: 'boolean', default: false },
    rounds: { type: 'string', default: '60' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
  },
});

if (values.help) {
  console.log(usage);
} else {
  const folder = mkdtempSync(join(tmpdir(), 'holdfast-crash-'));
  const databaseUrl = process.env.TEST_DATABASE_URL ?? '';
  console.log(`seed ${values.seed}, server on ${databaseUrl === '' ? 'the embedded database' : 'PostgreSQL'}`);
  try {
    const result = await runKillLoop({
      rounds: Number(values.rounds),
      seed: Number(values.seed),
      folder,
      databaseUrl,
      tell: (round) => console.log(roundLine(round)),
    });
    for (const line of summaryLines(result)) console.log(line);
    rmSync(folder, { recursive: true, force: true });
  } catch (error) {
    console.error(error);
    console.error(`The files are kept in ${folder}`);
    process.exitCode = 1;
  } finally {
    await killAll();
  }
}
