import type { Contract } from '#domain/contract/ipc/contract.ts';
import type { InputOf } from '#domain/contract/ipc/procedure.ts';
import type { MetricName } from '../dashboards/metric-name.ts';
import type { ReportFrame } from '../filters/report-frame.ts';

export interface AskedFigures {
  readonly metrics: readonly MetricName[];
  readonly groupBy?: string;
  /** Along the period's days, weeks or months as well. */
  readonly along?: boolean;
}

export function figuresInput(
  { span, compared, bucket, filters, zone }: ReportFrame,
  { metrics, groupBy, along = false }: AskedFigures,
): InputOf<Contract['reports.figures']> {
  return {
    ...{ metrics: [...metrics], period: span, compare: compared, zone, filters },
    ...{ bucket: along ? bucket : null, groupBy: groupBy ?? null },
  };
}
