import { bucketFor, comparedWith, type Span, spanOf } from '#domain/rules/report-pages/period.ts';
import type { Wish } from './wish.ts';

/** What every figure of a page is asked for: the wish, with the days it means now. */
export interface ReportFrame {
  readonly span: Span;
  readonly compared: Span | null;
  readonly bucket: 'day' | 'week' | 'month';
  readonly filters: Readonly<Record<string, (string | null)[]>>;
  readonly zone: string;
}

export function frameOf({ period, own, comparison, narrowed }: Wish, today: string, zone: string): ReportFrame {
  const span = spanOf(period, own, today);
  const filters = Object.fromEntries(Object.entries(narrowed).map(([name, values]) => [name, [...values]]));
  return { span, compared: comparedWith(span, period, comparison), bucket: bucketFor(span), filters, zone };
}
