import { test } from 'vitest';
import { benchYields } from '../harness/bench-yields.ts';

const minutes = 60_000;

test('a small bench yields the figures of every local scenario, with its baselines', { timeout: 3 * minutes }, () =>
  benchYields(
    {
      care: ['a case that was asked before p95', 'whether a customer may leave p95', 'customers at risk'],
      commit: ['note p95', 'reply p50', 'assign p95', 'edit subject p95', 'open case p99'],
      customers: ['screen pop p95', 'pinyin initials p95', 'list of duplicates p95'],
      list: ['all, file just opened p50', 'all p95', 'mine p95', 'team p95', 'counts of the queues p95'],
      'look-ups': [
        'Chinese two-character word p95',
        'rare phrase p95',
        'Latin prefix p95',
        'last four digits p95',
        'case number p95',
      ],
      start: ['until the first list', 'until the page can be opened'],
    },
    ['--only', 'local'],
    500,
  ),
);

test('a small bench of the reports yields its figures, with their baselines', { timeout: 3 * minutes }, () =>
  benchYields(
    {
      reports: [
        'facts worked out',
        'volume, 30 days: first figures of a program just started',
        ...['volume', 'timeliness', 'quality', 'customers', 'calls', 'knowledge'].map(
          (name) => `${name}, a year: first figures p95`,
        ),
        ...['csv', 'json', 'xlsx', 'pdf'].map((format) => `${format}: rows a second`),
      ],
    },
    ['--only', 'reports'],
    200,
  ),
);
