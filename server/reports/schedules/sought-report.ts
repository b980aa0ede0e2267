import type { PageContent, ReportContent } from '#domain/model/report-schedule-fields.ts';
import { type RowsReport, savedReportContent } from '#domain/rules/report-builder/saved-report.ts';
import { rows, type Sql } from '../../sql/statement.ts';

export interface Sought {
  readonly content: PageContent | RowsReport;
  /** Of the saved report; null for a page. */
  readonly name: string | null;
}

/** What a schedule is of, a saved report as it is now. Null where that was removed, is not everybody's or cannot be read. */
export async function soughtReport(db: Sql, workspaceId: string, wanted: ReportContent): Promise<Sought | null> {
  if (!('report' in wanted)) return { content: wanted, name: null };
  const [found] = await rows<{ name: string; content: unknown }>(
    db,
    `select name, content from "definition"
     where workspace_id = $1 and id = $2 and kind = 'report' and active and owner_id is null`,
    [workspaceId, wanted.report],
  );
  const saved = savedReportContent.safeParse(found?.content).data;
  if (!found || !saved) return null;
  if (saved.kind === 'rows') return { content: saved, name: found.name };
  const { page, clock, side, comparison, narrowed: filters } = saved;
  return { content: { page, clock, side, comparison, filters, period: wanted.period }, name: found.name };
}
