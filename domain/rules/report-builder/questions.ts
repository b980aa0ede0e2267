import { bucketFor, comparedWith, type Span, spanOf } from '../report-pages/period.ts';
import type { SavedReportContent } from './saved-report.ts';

type Dashboard = Extract<SavedReportContent, { kind: 'dashboard' }>;
type Rows = Extract<SavedReportContent, { kind: 'rows' }>;

/** What the figures of a saved dashboard are asked for: of these days, whose work, and compared with which. */
interface FiguresWanted extends Pick<Dashboard, 'page' | 'clock' | 'side'> {
  readonly period: Span;
  readonly compare: Span | null;
  readonly bucket: 'day' | 'week' | 'month';
  readonly filters: Dashboard['narrowed'];
}

/** The rows that a saved report is of, and how they stand. */
interface RowsWanted extends Pick<Rows, 'subject' | 'time' | 'conditions' | 'columns' | 'groups' | 'order'> {
  readonly period: Span;
  readonly filters: Rows['narrowed'];
}

type Wanted<C extends SavedReportContent> = C extends Dashboard ? FiguresWanted : RowsWanted;

/** A saved report as a question of today, on a device or on the server: what it told of days in words are dates. */
export function wantedOf<C extends SavedReportContent>(content: C, today: string): Wanted<C>;
export function wantedOf(content: SavedReportContent, today: string): FiguresWanted | RowsWanted {
  const period = spanOf(content.period, content.own, today);
  if (content.kind === 'rows') {
    const { subject, time, conditions, columns, groups, order, narrowed } = content;
    return { subject, time, conditions, columns, groups, order, period, filters: narrowed };
  }
  const { page, clock, side, comparison, narrowed } = content;
  const compare = comparedWith(period, content.period, comparison);
  return { page, clock, side, period, compare, bucket: bucketFor(period), filters: narrowed };
}
