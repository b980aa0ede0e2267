import { createInterface } from 'node:readline';

/** What a program of the bench can be asked to do, one step at a time. Arguments and results travel as JSON. */
export type Steps = Readonly<Record<string, (args: never) => unknown>>;

interface Asked {
  readonly id: number;
  readonly step: string;
  readonly args: unknown;
}

/** Does the steps that come in as lines of JSON, and answers each with a line of JSON. Ends with its input. */
export function serveSteps(steps: Steps): void {
  const answer = (value: object): void => console.log(JSON.stringify(value));
  createInterface({ input: process.stdin })
    .on('line', async (line) => {
      const { id, step, args } = JSON.parse(line) as Asked;
      try {
        const value = await steps[step]?.(args as never);
        answer({ id, value: value ?? null });
      } catch (error) {
        answer({ id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
      }
    })
    .on('close', () => process.exit());
  answer({ ready: true });
}

/** Milliseconds that are the same in every process of this machine. */
export function machineMs(): number {
  return Number(process.hrtime.bigint()) / 1e6;
}
