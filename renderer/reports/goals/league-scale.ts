import type { LeagueRow } from '#domain/contract/ipc/goal-procedures.ts';

/** Shares from end to end of the pictures of a league. */
export interface LeagueScale {
  readonly from: number;
  readonly to: number;
}

/** Steps of 5 %: fine enough for agents who differ little, and few enough ends to be read. */
const steps = 20;

/** Holds everybody's range and the mean, out to the next whole step: the same for every row, so that they can be held against each other. */
export function leagueScale(ranked: readonly Pick<LeagueRow, 'low' | 'high'>[], mean: number): LeagueScale {
  const inSteps = (share: number) => Math.round(share * steps * 1e6) / 1e6;
  const first = Math.floor(inSteps(Math.min(mean, ...ranked.map(({ low }) => low))));
  const last = Math.ceil(inSteps(Math.max(mean, ...ranked.map(({ high }) => high))));
  if (first < last) return { from: first / steps, to: last / steps };
  // There is a scale of nobody's difference, too.
  return { from: Math.max(0, first - 1) / steps, to: Math.min(steps, first + 1) / steps };
}

/** How far along it a share lies, as SVG wants it. */
export function alongScale({ from, to }: LeagueScale, share: number): string {
  return `${Math.round(((share - from) / (to - from)) * 1e4) / 100}%`;
}
