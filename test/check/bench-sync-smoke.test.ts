import { test } from 'vitest';
import { benchYields } from '../harness/bench-yields.ts';

const minutes = 60_000;

test('a small bench of the sync yields its figures, with their baselines', { timeout: 5 * minutes }, () =>
  benchYields(
    {
      'first-sync': [
        'embedded: total',
        'embedded: rows a second',
        'embedded: bytes on the wire',
        'local insert, bare table',
        'local insert, with search index',
      ],
      'first-sync-entries': ['embedded: total', 'embedded: replica on disk, for a case'],
      'sync-changes': ['embedded: pull nothing', 'embedded: one edit until acknowledged p95'],
      'sync-live': [
        'embedded: edit until seen by a colleague p95',
        'embedded: server killed until "offline" is shown',
        'embedded: network swallows everything until "offline" is shown',
      ],
      'sync-devices': ['embedded, 50 devices: memory for a connection', 'embedded, 50 devices: a push p95'],
      'sync-history': [
        'embedded: killed half-way, bytes read again',
        'embedded: two people, two fields of a case: edits kept of 2',
        'embedded: bytes for each edit, a line of the timeline',
      ],
    },
    ['--only', 'sync'],
    400,
    // A small bench may be over before anybody was told or pulled, and a few connections weigh less than what is tidied away meanwhile.
    [20, 50].flatMap((devices) => [
      `embedded, ${devices} devices: memory for a connection`,
      `embedded, ${devices} devices: pulls they made meanwhile`,
      `embedded, ${devices} devices in cases: told who is where meanwhile`,
    ]),
  ),
);
