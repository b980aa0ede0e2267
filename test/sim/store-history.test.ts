import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, it } from 'vitest';
import { type Step, StoreHistory } from './store-history.ts';

const small = fc.nat({ max: 7 });
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 2, arbitrary: fc.record({ do: fc.constant('open' as const), on: small }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('note' as const), on: small }) },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constantFrom('priority' as const, 'status' as const, 'tag' as const, 'assign' as const),
      on: small,
      value: small,
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('push' as const),
      fate: fc.constantFrom('arrives' as const, 'arrives' as const, 'request-lost' as const, 'answer-lost' as const),
      limit: fc.integer({ min: 1, max: 4 }),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('pull' as const),
      fate: fc.constantFrom('arrives' as const, 'arrives' as const, 'answer-lost' as const),
      limit: fc.integer({ min: 1, max: 3 }),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('colleague' as const),
      on: small,
      field: fc.constantFrom('priority' as const, 'status' as const, 'team' as const),
      value: small,
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('rights' as const), bothTeams: fc.boolean() }) },
  { weight: 1, arbitrary: fc.constant({ do: 'restart' as const }) },
  { weight: 1, arbitrary: fc.constant({ do: 'lose-replica' as const }) },
);

/** HOLDFAST_HISTORIES sets how many; a failure prints its seed and the smallest history. */
const histories = Number(process.env.HOLDFAST_HISTORIES ?? 150);

function replay(steps: readonly Step[]): void {
  const folder = mkdtempSync(join(tmpdir(), 'holdfast-sim-'));
  const history = new StoreHistory(folder);
  try {
    for (const one of steps) {
      history.run(one);
      history.check();
    }
    history.quiesce();
  } finally {
    history.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

describe('a device over real files', () => {
  it('shows the server’s rows with its own unconfirmed changes on top, and ends with every change applied once or refused', () => {
    fc.assert(fc.property(fc.array(step, { minLength: 3, maxLength: 40, size: 'max' }), replay), {
      numRuns: histories,
    });
  });
});

describe('found by this simulation', () => {
  it('a case opened here is not swept away by the first page of its scope', () => {
    replay([{ do: 'lose-replica' }, { do: 'open', on: 0 }, { do: 'pull', fate: 'arrives', limit: 1 }]);
  });

  it('a change whose row was lost with the replica stands over the row again when it comes', () => {
    replay([
      { do: 'priority', on: 0, value: 0 },
      { do: 'lose-replica' },
      { do: 'pull', fate: 'arrives', limit: 1 },
      { do: 'pull', fate: 'arrives', limit: 3 },
    ]);
  });

  it('changes are decided again when the agent’s own rights change', () => {
    replay([
      { do: 'note', on: 1 },
      { do: 'open', on: 1 },
      { do: 'rights', bothTeams: false },
      { do: 'pull', fate: 'arrives', limit: 3 },
      { do: 'rights', bothTeams: true },
      { do: 'pull', fate: 'arrives', limit: 3 },
    ]);
  });
});
