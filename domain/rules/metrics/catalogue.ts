import { callMetrics } from './call-metrics.ts';
import { customerMetrics } from './customer-metrics.ts';
import { knowledgeMetrics } from './knowledge-metrics.ts';
import type { Metric } from './metric.ts';
import { qualityMetrics } from './quality-metrics.ts';
import { timelinessMetrics } from './timeliness-metrics.ts';
import { volumeMetrics } from './volume-metrics.ts';

/** Every metric there is; docs/metrics.md says the same in words, and a test holds the two equal. */
export const metrics: readonly Metric[] = [
  ...volumeMetrics,
  ...timelinessMetrics,
  ...qualityMetrics,
  ...callMetrics,
  ...customerMetrics,
  ...knowledgeMetrics,
];

const byName = new Map(metrics.map((metric) => [metric.name, metric]));

export function metricNamed(name: string): Metric | undefined {
  return byName.get(name);
}
