import { parseArgs } from 'node:util';
import { type Database, databases } from './figures.ts';

export const usage = `Usage: npm run bench -- [--only NAME] [--rows N] [--json FILE] [--runs N] [--database NAME]

  --only NAME       one scenario alone, or a group of them (local, sync); may be given several times. peers, other sync
                    engines, is only measured when it is asked for
  --rows N          cases in the store; everything else follows from it (100000)
  --json FILE       also write all figures, baselines and what they were measured on
  --runs N          how often a run of seconds is repeated (5)
  --database NAME   where servers keep their data: embedded or postgres (both)
  --keep            leave the folder with the data behind`;

export interface BenchOptions {
  readonly help: boolean;
  readonly only: readonly string[];
  readonly rows: number;
  readonly runs: number;
  readonly json: string | undefined;
  readonly databases: readonly Database[];
  readonly keep: boolean;
}

/** Throws an Error with a sentence for the person at the keyboard. */
export function parseOptions(argv: readonly string[]): BenchOptions {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      help: { type: 'boolean', default: false },
      only: { type: 'string', multiple: true, default: [] },
      rows: { type: 'string', default: '100000' },
      runs: { type: 'string', default: '5' },
      json: { type: 'string' },
      database: { type: 'string' },
      keep: { type: 'boolean', default: false },
    },
  });
  const chosen = values.database === undefined ? databases : databases.filter((name) => name === values.database);
  if (chosen.length === 0) throw new Error(`--database wants one of ${databases.join(', ')}`);
  return {
    help: values.help,
    only: values.only,
    rows: wholeNumber('--rows', values.rows, 100),
    runs: wholeNumber('--runs', values.runs, 1),
    json: values.json,
    databases: chosen,
    keep: values.keep,
  };
}

function wholeNumber(flag: string, text: string, least: number): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < least) throw new Error(`${flag} wants a whole number from ${least}`);
  return number;
}
