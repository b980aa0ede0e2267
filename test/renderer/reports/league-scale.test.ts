import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alongScale, leagueScale } from '#renderer/reports/goals/league-scale.ts';

const share = fc.double({ min: 0, max: 1, noNaN: true });
const range = fc.tuple(share, share).map(([a, b]) => ({ low: Math.min(a, b), high: Math.max(a, b) }));

describe('the scale of a league', () => {
  it('holds every range and the mean, and goes no further than shares do', () => {
    fc.assert(
      fc.property(fc.array(range, { maxLength: 20 }), share, (ranked, mean) => {
        const scale = leagueScale(ranked, mean);
        expect(scale.from).toBeLessThan(scale.to);
        expect(scale.from).toBeGreaterThanOrEqual(0);
        expect(scale.to).toBeLessThanOrEqual(1 + 1e-9);
        for (const each of [mean, ...ranked.flatMap(({ low, high }) => [low, high])]) {
          const along = Number.parseFloat(alongScale(scale, each));
          expect(along).toBeGreaterThanOrEqual(-0.01);
          expect(along).toBeLessThanOrEqual(100.01);
        }
      }),
    );
  });

  it('ends at whole steps', () => {
    expect(leagueScale([{ low: 0.61, high: 0.83 }], 0.7)).toEqual({ from: 0.6, to: 0.85 });
    expect(leagueScale([{ low: 0.15, high: 0.55 }], 0.3)).toEqual({ from: 0.15, to: 0.55 });
  });

  it('is one where nobody differs', () => {
    expect(leagueScale([], 1)).toEqual({ from: 0.95, to: 1 });
    expect(leagueScale([], 0)).toEqual({ from: 0, to: 0.05 });
    expect(leagueScale([], 0.5)).toEqual({ from: 0.45, to: 0.55 });
  });
});
