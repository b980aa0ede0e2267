import type { Report } from '#domain/report-files/report.ts';
import { createZoneOffsets } from '#domain/rules/calendar/zone-offsets.ts';
import type { Figure } from '#domain/rules/metrics/figure.ts';
import { dashboardOf } from '#domain/rules/report-pages/report-pages.ts';
import { reportReach, withinReach } from '#domain/rules/report-reach.ts';
import { wallTimeOf } from '#domain/rules/report-schedule/next-run.ts';
import type { JobContext } from '../../jobs/job.ts';
import type { KnownAgent } from '../../pull/visible-scopes.ts';
import { readNames } from './group-words.ts';
import type { NamedFile } from './lay-into-folder.ts';
import type { Ordered } from './ordered.ts';
import { pageFigures } from './page-figures.ts';
import { pageReport } from './page-report.ts';
import { reportFileName } from './report-file-name.ts';
import { writeFiles } from './write-files.ts';

export interface Produced {
  readonly report: Report;
  /** At the head of the page. */
  readonly figures: readonly Figure[];
  readonly files: readonly NamedFile[];
}

/** Figures and files of a run, of what its owner may count, as of now. */
export async function produce(
  { store, workspace, clock }: Pick<JobContext, 'store' | 'workspace' | 'clock'>,
  ordered: Ordered,
  owner: KnownAgent,
): Promise<Produced> {
  const { content, span, compared, bucket, zone, formats } = ordered;
  const zones = createZoneOffsets();
  const madeAt = clock.now();
  const page = dashboardOf(content.page, content.clock);
  const figures = await pageFigures(store.db, workspace.id, page, content.side, {
    ...{ period: span, compare: compared, bucket, zone, zones, now: madeAt },
    filters: withinReach(owner, content.filters),
  });
  const names = await readNames(store.db, workspace.id);
  const report = pageReport(ordered, { page, figures, names, reach: reportReach(owner), madeAt });
  const dueText = wallTimeOf(ordered.dueAt, zone, zones);
  const written = await writeFiles({ report, formats });
  return {
    report,
    figures: page.figures.flatMap((name) => figures.base.find(({ metric }) => metric === name) ?? []),
    files: written.map(({ extension, ...file }) => ({ ...file, name: reportFileName(ordered, dueText, extension) })),
  };
}
