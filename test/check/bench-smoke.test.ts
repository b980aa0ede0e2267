import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import type { Outcome } from '../bench/figures.ts';
import { temporaryFolder } from '../harness/temp-folder.ts';

const minutes = 60_000;

/** One figure of each kind that a scenario promises; what it measures depends on the machine and is no matter for a test. */
const promised: Readonly<Record<string, readonly string[]>> = {
  commit: ['note p95', 'reply p50', 'assign p95', 'edit subject p95', 'open case p99'],
  list: ['all, file just opened p50', 'all p95', 'mine p95', 'team p95', 'counts of the queues p95'],
  search: [
    'Chinese two-character word p95',
    'rare phrase p95',
    'Latin prefix p95',
    'last four digits p95',
    'case number p95',
  ],
  start: ['until the first list', 'until the page can be opened'],
  'first-sync': [
    'embedded: total',
    'embedded: rows a second',
    'embedded: bytes on the wire',
    'local insert, bare table',
    'local insert, with search index',
  ],
  'first-sync-entries': ['embedded: total', 'embedded: replica on disk, for a case'],
};

test('a small bench yields the figures of every scenario, with its baselines', { timeout: 3 * minutes }, async () => {
  const file = join(temporaryFolder(), 'figures.json');
  const options = ['--rows', '500', '--runs', '1', '--database', 'embedded', '--json', file];
  await promisify(execFile)(process.execPath, ['test/bench/main.ts', ...options]);

  const { scenarios } = JSON.parse(readFileSync(file, 'utf8')) as { scenarios: readonly Outcome[] };
  expect(scenarios.map(({ scenario }) => scenario)).toEqual(Object.keys(promised));
  for (const { scenario, figures, baselines, rows } of scenarios) {
    expect(figures.map(({ name }) => name)).toEqual(expect.arrayContaining([...(promised[scenario] ?? [])]));
    for (const { name, value } of figures) expect(value, `${scenario}: ${name}`).toBeGreaterThan(0);
    expect(rows.case).toBe(500);
    for (const { sql, pragmas, rows: handled } of baselines)
      expect(
        [sql.length, pragmas.length, handled].every((count) => count > 0),
        scenario,
      ).toBe(true);
  }
});
