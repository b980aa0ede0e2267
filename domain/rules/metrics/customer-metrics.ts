import { above, is, metricsOf, share } from './define-metric.ts';

const settled = { of: 'followUp', at: { time: 'settledAt' } } as const;
const done = { of: 'followUp', at: { time: 'completedAt' } } as const;
const asked = { of: 'survey', at: { time: 'happenedAt' } } as const;

/** What customers thought, and whether they were called back as they were promised. */
export const customerMetrics = metricsOf('customers', {
  satisfaction: { ...asked, value: { statistic: 'mean', field: 'score' }, unit: 'score', better: 'up' },
  satisfied: { ...asked, ...share(is('isSatisfied', 1)), better: 'up' },
  'survey-answers': asked,
  'survey-coverage': {
    ...{ of: 'case', at: { time: 'solvedAt' }, agent: 'solvedBy' },
    ...share(above('answers', 0)),
    better: 'up',
  },
  'survey-response': { ...done, where: [is('purpose', 'satisfaction')], ...share(is('isAnswered', 1)), better: 'up' },
  'follow-ups-settled': settled,
  'follow-ups-kept': { ...settled, ...share(is('result', 'kept')), better: 'up' },
  'follow-ups-reached': { ...done, ...share(is('isReached', 1)), better: 'up' },
  'follow-up-attempts': { ...done, value: { statistic: 'mean', field: 'attempts' }, unit: 'score', better: 'down' },
});
