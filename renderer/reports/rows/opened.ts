import { metricNamed } from '#domain/rules/metrics/catalogue.ts';
import type { MetricName } from '../dashboards/metric-name.ts';

/** The figure, or the bar of it, whose rows are on show. */
export interface Opened {
  readonly metric: MetricName;
  /** The first day of the bar. */
  readonly bucket: string | null;
  readonly group: { readonly by: string; readonly key: string | null } | null;
}

type Params = Readonly<Record<string, string>>;

/** Kept in the address: whoever looks at a case and comes back finds the rows again. */
export function openedOf({ rows, bar, by, group }: Params): Opened | null {
  if (rows === undefined || !metricNamed(rows)) return null;
  return {
    metric: rows as MetricName,
    bucket: bar ?? null,
    group: by === undefined ? null : { by, key: group ?? null },
  };
}

export function openedParams({ metric, bucket, group }: Opened): Params {
  return {
    rows: metric,
    ...(bucket !== null && { bar: bucket }),
    ...(group && { by: group.by }),
    ...(group && group.key !== null && { group: group.key }),
  };
}
