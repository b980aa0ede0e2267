import type { ScheduledPeriod } from '../../model/report-schedule-fields.ts';
import { dateOf, dayNumber } from '../calendar/local-date.ts';
import { type Comparison, comparedWith, type Span, spanOf } from '../report-pages/period.ts';

/** The days that are meant on this one. */
export function scheduledSpan(period: ScheduledPeriod, today: string): Span {
  if (period !== 'yesterday') return spanOf(period, { from: today, to: today }, today);
  const day = dateOf(dayNumber(today) - 1);
  return { from: day, to: day };
}

export function scheduledComparison(span: Span, period: ScheduledPeriod, comparison: Comparison): Span | null {
  return comparedWith(span, period === 'yesterday' ? 'own' : period, comparison);
}
