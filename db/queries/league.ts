import type { ZoneOffsets } from '#domain/rules/calendar/zone-offsets.ts';
import { type League, type LeagueCell, leagueOf } from '#domain/rules/goals/league.ts';
import { createCounter, fieldOf } from '#domain/rules/metrics/counter.ts';
import type { DayPeriod } from '#domain/rules/metrics/day-period.ts';
import type { FactFilters, FigureQuestion } from '#domain/rules/metrics/figure.ts';
import type { Metric } from '#domain/rules/metrics/metric.ts';
import type { ReplicaReader } from '../connection/handle.ts';
import { hasFacts } from '../facts/fact-tables.ts';
import { readFacts } from '../facts/read-facts.ts';
import { factPasses } from './fact-passes.ts';
import { knownMetric } from './report-figures.ts';

/** What each agent had of each kind of work, by exactly the facts that the figure counts; nobody's work is in none. */
function leagueCells(db: ReplicaReader, metric: Metric, question: FigureQuestion): readonly LeagueCell[] {
  const agent = fieldOf(metric, 'agentId');
  if (agent === null || !hasFacts(db)) return [];
  const counted = createCounter(metric, question);
  const cells = new Map<string, { agentId: string; work: string; n: number; hits: number }>();
  for (const { facts } of factPasses([metric], question)) {
    const columns = [...new Set([...facts.columns, agent, 'type', 'channel'])];
    for (const fact of readFacts(db, { ...facts, columns })) {
      const agentId = fact[agent];
      const counts = counted(fact);
      if (typeof agentId !== 'string' || counts === null) continue;
      const work = `${fact.type ?? ''}/${fact.channel ?? ''}`;
      const key = `${agentId}/${work}`;
      const cell = cells.get(key) ?? { agentId, work, n: 0, hits: 0 };
      cell.n += 1;
      cell.hits += counts.value ?? 0;
      cells.set(key, cell);
    }
  }
  return [...cells.values()];
}

export interface LeagueRead {
  readonly metric: string;
  readonly period: DayPeriod;
  readonly filters: FactFilters;
  readonly zone: string;
  readonly least: number;
  readonly now: number;
}

/** Agents side by side, see `leagueOf`. */
export function leagueIn(db: ReplicaReader, { metric: name, least, ...asked }: LeagueRead, zones: ZoneOffsets): League {
  const metric = knownMetric(name);
  const cells = leagueCells(db, metric, { ...asked, zones, compare: null, bucket: null, groupBy: null });
  return leagueOf(cells, { least, better: metric.better === 'down' ? 'down' : 'up' });
}
