import { expect, test } from 'vitest';
import { plantedBugs } from './bugs.ts';
import { findBug } from './find-planted.ts';

/** Among the seeds that the bounds were taken from, those that find the one at store level soonest. */
const from = 500_000;
/** The others take too long here: `npm run sim -- --planted` looks for all of them. */
const frequent = Object.entries(plantedBugs).filter(([, { within }]) => within <= 1000);

for (const [bug, { within }] of frequent)
  test(`the mistake ${bug} is found within ${within} histories`, async () => {
    expect((await findBug(bug, from, 2)).after).toBeDefined();
  });
