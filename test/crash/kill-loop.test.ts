import { afterEach, expect, it } from 'vitest';
import { killAll } from '../harness/processes.ts';
import { temporaryFolder } from '../harness/temp-folder.ts';
import { type Round, runKillLoop } from './kill-loop.ts';
import { roundLine, summaryLines } from './summary.ts';

afterEach(killAll);

const rounds = Number(process.env.HOLDFAST_CRASH_ROUNDS ?? 10);
const seed = Number(process.env.HOLDFAST_CRASH_SEED ?? 7);

it(`loses and doubles nothing that was said to be saved, in ${rounds} rounds of killing`, {
  timeout: 60_000 + rounds * 30_000,
}, async () => {
  const told: Round[] = [];
  const result = await runKillLoop({
    rounds,
    seed,
    folder: temporaryFolder(),
    databaseUrl: '',
    tell: (round) => told.push(round),
  });
  console.log([`seed ${seed}`, ...told.map(roundLine), ...summaryLines(result)].join('\n'));
  expect(result.rounds).toHaveLength(rounds);
  expect(new Set(told.map(({ victim }) => victim)).size).toBeGreaterThan(1);
});
