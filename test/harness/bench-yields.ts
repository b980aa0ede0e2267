import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect } from 'vitest';
import type { Outcome } from '../bench/figures.ts';
import { temporaryFolder } from './temp-folder.ts';

/** What a scenario promises: some figures of each kind it measures. */
export type Promised = Readonly<Record<string, readonly string[]>>;

/**
 * Runs the bench on very little and sees that it yields its figures and baselines. What it measures depends on the machine and is no matter
 * for a test. What counts something that need not happen, or is a difference, may be none or less.
 */
export async function benchYields(
  promised: Promised,
  options: readonly string[],
  rows: number,
  mayBeNone: readonly string[] = [],
): Promise<void> {
  const file = join(temporaryFolder(), 'figures.json');
  const all = ['--rows', String(rows), '--runs', '1', '--database', 'embedded', '--json', file, ...options];
  await promisify(execFile)(process.execPath, ['test/bench/main.ts', ...all]);

  const { scenarios } = JSON.parse(readFileSync(file, 'utf8')) as { scenarios: readonly Outcome[] };
  expect(scenarios.map(({ scenario }) => scenario)).toEqual(Object.keys(promised));
  for (const { scenario, figures, baselines, rows: handledRows } of scenarios) {
    expect(figures.map(({ name }) => name)).toEqual(expect.arrayContaining([...(promised[scenario] ?? [])]));
    for (const { name, value } of figures)
      if (mayBeNone.includes(name)) expect(value, `${scenario}: ${name}`).toSatisfy(Number.isFinite);
      else expect(value, `${scenario}: ${name}`).toBeGreaterThan(0);
    expect(handledRows.case).toBe(rows);
    for (const { sql, pragmas, rows: handled } of baselines)
      expect(
        [sql.length, pragmas.length, handled].every((count) => count > 0),
        scenario,
      ).toBe(true);
  }
}
