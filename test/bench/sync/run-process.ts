import { startProgram } from '../../harness/processes.ts';

/** Runs a program of the bench to its end and takes its last line of output, which is JSON. */
export async function reportOf<T>(script: string, args: readonly string[]): Promise<T> {
  const program = startProgram(script, args);
  const code = await new Promise<number | null>((resolve) => program.process.once('close', resolve));
  const last = program.output().trim().split('\n').at(-1) ?? '';
  if (code !== 0 || !last.startsWith('{')) throw new Error(`${script} failed:\n${program.output()}`);
  return JSON.parse(last) as T;
}
