import { uptime } from 'node:os';
import type { Clock } from '../ports.ts';

/** The longest timer Node can hold; beyond it, it would fire at once. */
const longestTimer = 2 ** 31 - 1;

export const nodeClock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  sinceStart: () => uptime() * 1000,
  after(ms, run) {
    const timer = setTimeout(run, Math.min(Math.max(ms, 0), longestTimer));
    return () => clearTimeout(timer);
  },
};
