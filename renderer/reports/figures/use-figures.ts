import { useMemo } from 'react';
import type { ReportFigures } from '#domain/contract/ipc/report-views.ts';
import type { Figure } from '#domain/rules/metrics/figure.ts';
import type { QueryState } from '../../state/query-store.ts';
import { useQuery } from '../../state/use-query.ts';
import type { MetricName } from '../dashboards/metric-name.ts';
import type { ReportFrame } from '../filters/report-frame.ts';
import { type AskedFigures, figuresInput } from './figures-input.ts';

export interface FoundFigures extends Pick<QueryState<ReportFigures>, 'value' | 'failure'> {
  of(metric: MetricName): Figure | undefined;
}

/** Figures of what the frame holds, kept current; the former ones stay while others are worked out, and those that nobody looks at any more are given up. */
export function useFigures(frame: ReportFrame, asked: AskedFigures): FoundFigures {
  const { value, failure } = useQuery('reports.figures', figuresInput(frame, asked), {
    ...{ collections: ['facts'], keepFormer: true, whileShown: true },
  });
  return useMemo(
    () => ({ value, failure, of: (metric) => value?.figures.find((figure) => figure.metric === metric) }),
    [value, failure],
  );
}
