import { filled, type ReportTable } from '#domain/report-files/report.ts';
import type { MetricName } from '#domain/rules/metrics/metric-names.ts';
import type { ChartModel } from '#domain/rules/report-pages/chart-model.ts';
import { figureTables, sideTable } from '#domain/rules/report-pages/figure-tables.ts';
import { tableOf, weekTableOf } from '#domain/rules/report-pages/model-table.ts';
import { pageModels } from '#domain/rules/report-pages/page-models.ts';
import { type Dashboard, metricsOf } from '#domain/rules/report-pages/report-pages.ts';
import type { ReportReach } from '#domain/rules/report-reach.ts';
import type { UndrawnReport } from './file-order.ts';
import { groupWord, type Names } from './group-words.ts';
import type { Ordered } from './ordered.ts';
import type { PageFigures } from './page-figures.ts';
import { aboutRun, definitionsOf, fileWords } from './run-words.ts';
import { type ReportTexts, textsOf } from './texts.ts';

interface Made {
  readonly page: Dashboard;
  readonly figures: PageFigures;
  readonly names: Names;
  readonly reach: ReportReach;
  /** When the figures were read. */
  readonly madeAt: number;
}

/** A page of the reports in the words of a file: what the export of the screen holds. */
export function pageReport(ordered: Ordered, made: Made): UndrawnReport {
  const { language, zone } = ordered;
  const texts = textsOf(language);
  const { tables, charts } = shownOn(ordered, made, texts);
  const report = {
    ...{ title: ordered.title, language, zone, madeAt: made.madeAt },
    about: aboutRun(ordered, { ...made, filters: ordered.content.filters, compared: ordered.compared }, texts),
    definitions: definitionsOf(metricsOf(made.page), texts),
    tables,
    words: fileWords(texts),
  };
  return { report, charts };
}

/** Hours of the week are a table alone. */
interface ShownApart {
  readonly table: ReportTable;
  readonly model: ChartModel | null;
}

/** The figures of the page as tables, and the charts that are drawn of them. */
function shownOn(
  { content: { side }, bucket, language }: Ordered,
  { page, figures, names }: Made,
  texts: ReportTexts,
): { readonly tables: readonly ReportTable[]; readonly charts: UndrawnReport['charts'] } {
  const { reports, metrics } = texts;
  const nameOf = (metric: string) => metrics[metric as MetricName].name;
  const groupOf = groupWord(texts, names);
  const words = reports.export;
  const found = (name: string) => figures.base.find(({ metric }) => metric === name);
  const models = pageModels({
    ...{ language, bucket, bucketName: reports.bucket[bucket], comparedName: reports.comparedPeriod, nameOf, groupOf },
    titleOf: (chart) => reports.chart.of[chart],
    comparedOf: (name) => filled(reports.comparedOf, { name }),
    dimensionOf: (by) => reports.dimension[by],
  });
  const along = page.charts.flatMap((wish) => ('metrics' in wish ? [models.along(wish, found)] : []));
  const apart = figures.apart.flatMap(({ wish, figure }): readonly ShownApart[] => {
    if (!figure) return [];
    if (wish.by === 'weekday-hour')
      return [{ table: weekTableOf(models.week(wish, figure), reports.bucket.day), model: null }];
    const model = models.apart(wish, figure);
    return [{ table: tableOf(model, words.counted), model }];
  });
  const drawn = [...along, ...apart.flatMap(({ model }) => model ?? [])];
  return {
    tables: [
      ...figureTables(
        page.figures.flatMap((name) => found(name) ?? []),
        {
          ...{ nameOf, titleOf: (unit) => words.unit[unit], figure: words.figure, value: words.value },
          ...{ before: reports.comparedPeriod, counted: words.counted, population: words.population },
        },
      ),
      sideTable(figures.side, {
        ...{ title: reports.sideBySide, groupName: reports.dimension[side], nameOf },
        groupOf: (key) => groupOf(side, key),
      }),
      ...along.map((model) => tableOf(model, words.counted)),
      ...apart.map(({ table }) => table),
    ],
    charts: drawn.map(({ say: _, ...draft }) => draft),
  };
}
