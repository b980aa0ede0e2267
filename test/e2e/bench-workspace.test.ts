import { test } from 'vitest';
import { benchYields } from '../harness/bench-yields.ts';

const minutes = 60_000;

test('a small bench yields the figures of an agent at work in the browser', { timeout: 4 * minutes }, () =>
  benchYields(
    {
      workspace: [
        ...['open case', 'next case', 'assign', 'status change', 'undo', 'switch queue', 'type'].map(
          (key) => `${key} p95`,
        ),
        'scroll, fling: a frame p95',
        'longest task while working',
        'memory of the host at the end',
      ],
    },
    ['--only', 'workspace'],
    1000,
    [
      ...['the page opens', 'working', 'scrolling'].map((when) => `longest task while ${when}`),
      ...['steady', 'fling'].map((how) => `scroll, ${how}: frames with a row not read yet`),
    ],
  ),
);
