import { createZoneOffsets } from '#domain/rules/calendar/zone-offsets.ts';
import type { Figure } from '#domain/rules/metrics/figure.ts';
import { wantedOf } from '#domain/rules/report-builder/questions.ts';
import { dashboardOf } from '#domain/rules/report-pages/report-pages.ts';
import { reportReach, withinReach } from '#domain/rules/report-reach.ts';
import { wallTimeOf } from '#domain/rules/report-schedule/next-run.ts';
import type { JobContext } from '../../jobs/job.ts';
import type { KnownAgent } from '../../pull/visible-scopes.ts';
import { workspaceRows } from '../rows/workspace-rows.ts';
import type { FileOrder, UndrawnReport } from './file-order.ts';
import { readNames } from './group-words.ts';
import type { NamedFile } from './lay-into-folder.ts';
import type { Ordered, OrderedRows } from './ordered.ts';
import { pageFigures } from './page-figures.ts';
import { pageReport } from './page-report.ts';
import { reportFileName } from './report-file-name.ts';
import { rowsReport } from './rows-report.ts';
import { writeFiles } from './write-files.ts';

export interface Produced {
  readonly report: UndrawnReport['report'];
  /** At the head of the page; none of rows. */
  readonly figures: readonly Figure[];
  /** Null of a page. */
  readonly rowCount: number | null;
  readonly files: readonly NamedFile[];
}

type Made = Omit<FileOrder, 'formats'> & Pick<Produced, 'figures'>;
type Context = Pick<JobContext, 'store' | 'workspace' | 'clock'>;

/** What is to be made and its files, of what its owner may count, as of now. */
export async function produce(context: Context, ordered: Ordered | OrderedRows, owner: KnownAgent): Promise<Produced> {
  const made = 'rows' in ordered ? await madeRows(context, ordered, owner) : await madePage(context, ordered, owner);
  const { figures, ...order } = made;
  const dueText = wallTimeOf(ordered.dueAt, ordered.zone, createZoneOffsets());
  const written = await writeFiles({ ...order, formats: ordered.formats });
  return {
    ...{ report: order.report, figures, rowCount: order.rows?.rows.length ?? null },
    files: written.map(({ extension, ...file }) => ({ ...file, name: reportFileName(ordered, dueText, extension) })),
  };
}

async function madePage({ store, workspace, clock }: Context, ordered: Ordered, owner: KnownAgent): Promise<Made> {
  const { content, span, compared, bucket, zone } = ordered;
  const zones = createZoneOffsets();
  const madeAt = clock.now();
  const page = dashboardOf(content.page, content.clock);
  const figures = await pageFigures(store.db, workspace.id, page, content.side, {
    ...{ period: span, compare: compared, bucket, zone, zones, now: madeAt },
    filters: withinReach(owner, content.filters),
  });
  const names = await readNames(store.db, workspace.id);
  return {
    ...pageReport(ordered, { page, figures, names, reach: reportReach(owner), madeAt }),
    rows: null,
    figures: page.figures.flatMap((name) => figures.base.find(({ metric }) => metric === name) ?? []),
  };
}

async function madeRows({ store, workspace, clock }: Context, ordered: OrderedRows, owner: KnownAgent): Promise<Made> {
  const { rows: wanted, span, zone } = ordered;
  const madeAt = clock.now();
  const found = await workspaceRows(store.db, workspace.id, owner, {
    ...wantedOf({ ...wanted, period: 'own', own: span }, span.to),
    ...{ filters: withinReach(owner, wanted.narrowed), zone, zones: createZoneOffsets(), now: madeAt },
  });
  return { ...rowsReport(ordered, { found, reach: reportReach(owner), madeAt }), charts: [], figures: [] };
}
