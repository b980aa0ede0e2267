import { filled } from '#domain/report-files/report.ts';
import { rows, type Sql } from '../../sql/statement.ts';
import type { ReportTexts } from './texts.ts';

/** What teams and people are called, by their ids. */
export type Names = ReadonlyMap<string, string>;

export async function readNames(db: Sql, workspaceId: string): Promise<Names> {
  const found = await rows<{ id: string; name: string }>(
    db,
    `select id, name from team where workspace_id = $1 union all select id, name from agent where workspace_id = $1`,
    [workspaceId],
  );
  return new Map(found.map(({ id, name }) => [id, name]));
}

/** What the groups of a dimension are called; what no word is known for keeps its own. */
export function groupWord({ common, causes, reports, scheduled }: ReportTexts, names: Names) {
  const tables: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    ...{ type: common.type, channel: common.channel, priority: common.priority, tier: common.tier },
    ...{ cause: causes, step: { ...common.complaintStep, complete: reports.allSteps } },
    ...{ outcome: common.callOutcome, weekday: scheduled.weekday },
  };
  const none: Readonly<Record<string, string>> = {
    teamId: reports.noTeam,
    agentId: reports.noAgent,
    product: reports.noProduct,
  };
  return (by: string, key: string | null): string => {
    if (key === null) return none[by] ?? reports.withoutGroup;
    if (by === 'teamId') return names.get(key) ?? reports.noTeam;
    if (by === 'agentId') return names.get(key) ?? common.unknownPerson;
    if (by === 'hour') return filled(reports.hourOfDay, { hour: key });
    const table = tables[by];
    return table && Object.hasOwn(table, key) ? (table[key] ?? key) : key;
  };
}
