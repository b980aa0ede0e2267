import { above, is, metricsOf, share } from './define-metric.ts';

const used = { of: 'articleUse', at: { time: 'usedAt' } } as const;

/** Whether the knowledge base serves. */
export const knowledgeMetrics = metricsOf('knowledge', {
  'article-uses': { ...used, better: 'up' },
  'articles-helped': { ...used, where: [is('isJudged', 1)], ...share(is('isHelpful', 1)), better: 'up' },
  'solved-with-article': {
    ...{ of: 'case', at: { time: 'solvedAt' }, agent: 'solvedBy' },
    ...share(above('articles', 0)),
    better: 'up',
  },
});
