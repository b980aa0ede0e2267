import { describe, expect, it } from 'vitest';
import { isConfirmed } from '#core/overlay/confirmed.ts';

const acknowledged = { state: 'acknowledged', epoch: 3, vers: { 'team:a': 10, workspace: 4 } };
const pulled = { epoch: 3, complete: { 'team:a': 10, workspace: 4 }, permitted: ['workspace', 'team:a'] };

describe('isConfirmed', () => {
  it('waits for every scope the command changed', () => {
    expect(isConfirmed(acknowledged, pulled)).toBe(true);
    expect(isConfirmed(acknowledged, { ...pulled, complete: { ...pulled.complete, workspace: 3 } })).toBe(false);
    expect(isConfirmed(acknowledged, { ...pulled, complete: {} })).toBe(false);
  });

  it('never confirms what is not acknowledged, whatever was pulled', () => {
    for (const state of ['waiting', 'refused', 'cancelled'])
      expect(isConfirmed({ ...acknowledged, state }, pulled)).toBe(false);
  });

  it('counts a scope we may not hold as passed only when a complete pull said so', () => {
    const gone = { ...pulled, complete: { workspace: 4 } };
    expect(isConfirmed(acknowledged, gone)).toBe(false);
    expect(isConfirmed(acknowledged, { ...gone, permitted: ['workspace'] })).toBe(true);
    expect(isConfirmed(acknowledged, { ...gone, permitted: [] })).toBe(false);
  });

  it('believes no acknowledgement of another epoch', () => {
    expect(isConfirmed({ ...acknowledged, epoch: 2 }, pulled)).toBe(false);
  });
});
