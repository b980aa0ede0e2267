import { describe, expect, it } from 'vitest';
import { type CallMove, callPhases, phaseAfter } from '#domain/rules/call-phase.ts';

const moves: readonly CallMove[] = ['answered', 'held', 'resumed', 'ended', 'missed', 'saved'];

describe('the phases of a call', () => {
  it('go from ringing over talking and holding to the work afterwards', () => {
    expect(phaseAfter('ringing', 'answered')).toBe('talking');
    expect(phaseAfter('talking', 'held')).toBe('on-hold');
    expect(phaseAfter('on-hold', 'resumed')).toBe('talking');
    expect(phaseAfter('on-hold', 'ended')).toBe('wrap-up');
    expect(phaseAfter('talking', 'ended')).toBe('wrap-up');
    expect(phaseAfter('wrap-up', 'resumed')).toBe('talking');
  });

  it('are missed only while it rings, also when the caller hangs up', () => {
    for (const phase of callPhases)
      expect(phaseAfter(phase, 'missed')).toBe(phase === 'ringing' ? 'missed' : undefined);
    expect(phaseAfter('ringing', 'ended')).toBe('missed');
    expect(phaseAfter('missed', 'answered')).toBe('talking');
  });

  it('end with its note saved, and never go on from there', () => {
    for (const phase of callPhases) expect(phaseAfter(phase, 'saved')).toBe(phase === 'done' ? undefined : 'done');
    for (const move of moves) expect(phaseAfter('done', move)).toBeUndefined();
  });

  it('never hold what is not being talked', () => {
    for (const phase of callPhases) expect(phaseAfter(phase, 'held')).toBe(phase === 'talking' ? 'on-hold' : undefined);
  });
});
