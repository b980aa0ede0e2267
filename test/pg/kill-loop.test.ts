import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { afterEach, expect, inject, it } from 'vitest';
import { runKillLoop } from '../crash/kill-loop.ts';
import { roundLine, summaryLines } from '../crash/summary.ts';
import { killAll } from '../harness/processes.ts';
import { temporaryFolder } from '../harness/temp-folder.ts';

afterEach(killAll);

const url = inject('TEST_DATABASE_URL');
const rounds = Math.ceil(Number(process.env.HOLDFAST_CRASH_ROUNDS ?? 10) / 2);
const seed = Number(process.env.HOLDFAST_CRASH_SEED ?? 11);

async function administrate(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(statement);
  await client.end();
}

it.runIf(url !== undefined)(
  `loses and doubles nothing with the server on PostgreSQL, in ${rounds} rounds of killing`,
  { timeout: 60_000 + rounds * 30_000 },
  async () => {
    const name = `crash_${randomBytes(6).toString('hex')}`;
    await administrate(`create database ${name}`);
    const own = new URL(String(url));
    own.pathname = `/${name}`;
    const result = await runKillLoop({
      rounds,
      seed,
      folder: temporaryFolder(),
      databaseUrl: own.href,
      tell: (round) => console.log(roundLine(round)),
    });
    console.log(summaryLines(result).join('\n'));
    expect(result.rounds).toHaveLength(rounds);
    await administrate(`drop database ${name} with (force)`);
  },
);
