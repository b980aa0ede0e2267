import { generate } from './generate.ts';
import { type Level, runHistory } from './run-history.ts';
import { shrink } from './shrink.ts';
import { sayStep } from './steps.ts';

/** What broke in a seed's history, how to see it again, and the shortest list of steps that still breaks it. */
export async function explain(seed: number, level: Level): Promise<string> {
  const steps = generate(seed);
  const { failure } = await runHistory(steps, level);
  const replay = `npm run sim -- --level ${level} --seed ${seed} --histories 1`;
  if (!failure) return `seed ${seed} holds when it is played alone; that is a defect of the simulator: ${replay}`;
  const shortest = await shrink(steps, failure, (fewer) => runHistory(fewer, level));
  const again = await runHistory(shortest, level);
  const message = again.failure?.message ?? failure.message;
  return [
    `\n${message}`,
    `replay: ${replay}`,
    'steps:',
    JSON.stringify(shortest),
    ...shortest.map((step) => `  ${sayStep(step)}`),
  ].join('\n');
}
