/** So far ahead of the machine's are the clocks of the programs in this folder. */
export const aheadVariable = 'HOLDFAST_TEST_AHEAD_MS';

export function readAhead(env: NodeJS.ProcessEnv): number {
  const ahead = Number(env[aheadVariable]);
  if (!Number.isFinite(ahead)) throw new Error(`${aheadVariable} takes milliseconds`);
  return ahead;
}
