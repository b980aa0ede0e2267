import type { Metric } from '../metrics/metric.ts';

/** What somebody had of one kind of work: of `n` facts `hits` fulfil the metric's condition. */
export interface LeagueCell {
  readonly agentId: string;
  /** Type and channel: what is compared with the same of the others. */
  readonly work: string;
  readonly n: number;
  readonly hits: number;
}

export interface LeagueEntry {
  readonly agentId: string;
  readonly n: number;
  /** As it was counted. */
  readonly own: number;
  /** What all together come to on the same mix of work. */
  readonly expected: number;
  /** As it would be on the mix of all. */
  readonly adjusted: number;
  /** That, drawn towards the mean the more the less there is to go by. */
  readonly drawn: number;
  readonly low: number;
  readonly high: number;
  /** The places that can be told from chance: who is surely better stands before, who is surely worse behind. */
  readonly best: number;
  readonly worst: number;
}

export interface League {
  /** Of all their work together; null of none. */
  readonly mean: number | null;
  readonly n: number;
  /** Those of enough work, the best first. */
  readonly ranked: readonly LeagueEntry[];
  /** The others, who have no place, by name. */
  readonly tooFew: readonly { readonly agentId: string; readonly n: number }[];
}

/** Of a share only: an interval can be stated for it without knowing how it is spread. */
export function isForLeague({ unit, better }: Metric): boolean {
  return unit === 'share' && better !== 'neutral';
}

interface Shares {
  readonly n: number;
  readonly hits: number;
}

/**
 * A comparison of shares that is fair to those with little or hard work; docs/goals.md tells the formulas and where they are from. The same in
 * whatever order the cells come.
 */
export function leagueOf(
  given: readonly LeagueCell[],
  asked: { readonly least: number; readonly better: 'up' | 'down' },
): League {
  const cells = given
    .filter(({ n }) => n > 0)
    .toSorted((a, b) => compare(a.agentId, b.agentId) || compare(a.work, b.work));
  const all = sumOf(cells);
  if (all.n === 0) return { mean: null, n: 0, ranked: [], tooFew: [] };
  const mean = all.hits / all.n;
  const shares = sharesByWork(cells);
  const within = [...shares.values()].reduce((sum, { n, hits }) => sum + (hits * (n - hits)) / n, 0) / all.n;
  const agents = [...Map.groupBy(cells, ({ agentId }) => agentId)].map(([agentId, own]) => {
    const { n, hits } = sumOf(own);
    const expected = own.reduce((sum, { work, n }) => sum + n * shareOf(shares.get(work)), 0) / n;
    return { agentId, n, own: hits / n, expected, adjusted: clamped(mean + hits / n - expected) };
  });
  const enough = agents.filter(({ n }) => n >= asked.least);
  const between = betweenAgents(enough, within);
  const drawn = enough.map((agent) => {
    const value = drawnTo(mean, agent.adjusted, weightOf(agent.n, within, between));
    return { ...agent, drawn: value, ...wilson(value, agent.n) };
  });
  return {
    ...{ mean, n: all.n },
    ranked: placed(drawn, asked.better),
    tooFew: agents.filter(({ n }) => n < asked.least).map(({ agentId, n }) => ({ agentId, n })),
  };
}

/** How far one's own figure counts: the rest is the mean's. Of no difference between agents nothing of it does. */
export function weightOf(n: number, within: number, between: number): number {
  if (within <= 0) return 1;
  return between / (between + within / n);
}

/** Wilson's interval of 95 % for a share of `n`. */
export function wilson(share: number, n: number): { readonly low: number; readonly high: number } {
  const z2 = 1.96 ** 2;
  const middle = (share + z2 / (2 * n)) / (1 + z2 / n);
  const half = (Math.sqrt((share * (1 - share)) / n + z2 / (4 * n * n)) * 1.96) / (1 + z2 / n);
  // Exact arithmetic has the share inside; so has this.
  return { low: Math.max(0, Math.min(share, middle - half)), high: Math.min(1, Math.max(share, middle + half)) };
}

/** How much agents differ beyond chance: the variance of DerSimonian and Laird's moments, none below 0. */
function betweenAgents(agents: readonly { readonly n: number; readonly adjusted: number }[], within: number): number {
  const total = agents.reduce((sum, { n }) => sum + n, 0);
  if (agents.length < 2 || within <= 0) return 0;
  const middle = agents.reduce((sum, { n, adjusted }) => sum + n * adjusted, 0) / total;
  const spread = agents.reduce((sum, { n, adjusted }) => sum + n * (adjusted - middle) ** 2, 0);
  const squares = agents.reduce((sum, { n }) => sum + n * n, 0);
  return Math.max(0, (spread - (agents.length - 1) * within) / (total - squares / total));
}

function drawnTo(mean: number, own: number, weight: number): number {
  return mean + weight * (own - mean);
}

type Unplaced = Omit<LeagueEntry, 'best' | 'worst'>;

function placed(agents: readonly Unplaced[], better: 'up' | 'down'): readonly LeagueEntry[] {
  const sign = better === 'up' ? 1 : -1;
  const isAhead = (a: Unplaced, b: Unplaced) => (better === 'up' ? a.low > b.high : a.high < b.low);
  return agents
    .toSorted((a, b) => sign * (b.drawn - a.drawn) || b.n - a.n || compare(a.agentId, b.agentId))
    .map((agent) => ({
      ...agent,
      best: 1 + agents.filter((other) => isAhead(other, agent)).length,
      worst: agents.length - agents.filter((other) => isAhead(agent, other)).length,
    }));
}

function sharesByWork(cells: readonly LeagueCell[]): ReadonlyMap<string, Shares> {
  return new Map([...Map.groupBy(cells, ({ work }) => work)].map(([work, same]) => [work, sumOf(same)]));
}

function shareOf(shares: Shares | undefined): number {
  return shares ? shares.hits / shares.n : 0;
}

function sumOf(cells: readonly Shares[]): Shares {
  return {
    n: cells.reduce((sum, { n }) => sum + n, 0),
    hits: cells.reduce((sum, { hits }) => sum + hits, 0),
  };
}

function clamped(share: number): number {
  return Math.min(1, Math.max(0, share));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
