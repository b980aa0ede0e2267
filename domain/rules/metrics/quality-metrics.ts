import { above, is, metricsOf, share } from './define-metric.ts';

const solved = { of: 'case', at: { time: 'solvedAt' }, agent: 'solvedBy' } as const;
const settledHandoff = { of: 'handoff', at: { time: 'settledAt' } } as const;

/** How well cases were dealt with, what they had to go through, and what became of complaints. */
export const qualityMetrics = metricsOf('quality', {
  'first-contact': { ...solved, ...share(is('inOneContact', 1)), better: 'up' },
  'contacts-per-case': { ...solved, value: { statistic: 'mean', field: 'contacts' }, unit: 'score', better: 'down' },
  transfers: { of: 'transfer', at: { time: 'at' }, better: 'down' },
  'transfer-rate': { ...solved, ...share(above('transfers', 0)), better: 'down' },
  handovers: { ...solved, value: { statistic: 'mean', field: 'handovers' }, unit: 'score', better: 'down' },
  escalations: { of: 'escalation', at: { time: 'raisedAt' }, better: 'down' },
  'escalation-rate': { ...solved, ...share(above('escalations', 0)), better: 'down' },
  'escalations-in-time': {
    ...{ of: 'escalation', at: { time: 'settledAt' } },
    ...share(is('result', 'kept')),
    better: 'up',
  },
  handoffs: { of: 'handoff', at: { time: 'askedAt' } },
  'handoffs-late': { ...settledHandoff, ...share(is('result', 'broken')), better: 'down' },
  'handoff-time-median': {
    ...{ of: 'handoff', at: { time: 'returnedAt' }, value: { statistic: 'median', field: 'takenMs' } },
    ...{ unit: 'ms', better: 'down', clock: 'wall' },
  },
  complaints: { of: 'complaint', at: { time: 'openedAt' }, better: 'down' },
  'complaint-rate': { of: 'case', at: { time: 'openedAt' }, ...share(is('type', 'complaint')), better: 'down' },
  'complaints-complete': {
    ...{ of: 'complaint', at: { time: 'closedAt' } },
    ...share(is('isComplete', 1)),
    better: 'up',
  },
  'complaint-steps-waived': {
    ...{ of: 'complaint', at: { time: 'openedAt' }, value: { statistic: 'sum', field: 'waived' } },
    better: 'down',
  },
});
