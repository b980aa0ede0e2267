import { is, metricsOf, share } from './define-metric.ts';

const standing = { from: 'from', to: 'to' } as const;

/** How much comes in, how much is done, and what is left: created and reopened less solved is what the backlog grows by. */
export const volumeMetrics = metricsOf('volume', {
  created: { of: 'case', at: { time: 'openedAt' } },
  solved: { of: 'spell', at: { time: 'to' }, better: 'up' },
  reopened: { of: 'spell', at: { time: 'from' }, where: [is('begun', 'reopening')], better: 'down' },
  'reopen-rate': { of: 'spell', at: { time: 'to' }, ...share(is('takenBack', 1)), better: 'down' },
  backlog: { of: 'spell', at: standing, better: 'down' },
  'backlog-age-median': {
    ...{ of: 'spell', at: standing, value: { statistic: 'median', since: 'openedAt' } },
    ...{ unit: 'ms', better: 'down', clock: 'wall' },
  },
  'backlog-age-p90': {
    ...{ of: 'spell', at: standing, value: { statistic: 'p90', since: 'openedAt' } },
    ...{ unit: 'ms', better: 'down', clock: 'wall' },
  },
  waiting: { of: 'reply', at: { from: 'from', to: 'endedAt' }, better: 'down' },
  'waiting-age-p90': {
    ...{ of: 'reply', at: { from: 'from', to: 'endedAt' }, value: { statistic: 'p90', since: 'from' } },
    ...{ unit: 'ms', better: 'down', clock: 'wall' },
  },
});
