import { filled, type Report, type ReportTable } from '#domain/report-files/report.ts';
import { createZoneOffsets } from '#domain/rules/calendar/zone-offsets.ts';
import { metricNamed } from '#domain/rules/metrics/catalogue.ts';
import type { MetricName } from '#domain/rules/metrics/metric-names.ts';
import { alongModel } from '#domain/rules/report-pages/along-model.ts';
import { figureTables, sideTable } from '#domain/rules/report-pages/figure-tables.ts';
import { groupsModel } from '#domain/rules/report-pages/groups-model.ts';
import { tableOf, weekTableOf } from '#domain/rules/report-pages/model-table.ts';
import { narrowings } from '#domain/rules/report-pages/narrowings.ts';
import type { Span } from '#domain/rules/report-pages/period.ts';
import { type AlongWish, type Dashboard, metricsOf } from '#domain/rules/report-pages/report-pages.ts';
import { weekModel } from '#domain/rules/report-pages/week-model.ts';
import type { ReportReach } from '#domain/rules/report-reach.ts';
import { wallTimeOf } from '#domain/rules/report-schedule/next-run.ts';
import { groupWord, type Names } from './group-words.ts';
import type { Ordered } from './ordered.ts';
import type { PageFigures } from './page-figures.ts';
import { type ReportTexts, textsOf } from './texts.ts';

interface Made {
  readonly page: Dashboard;
  readonly figures: PageFigures;
  readonly names: Names;
  readonly reach: ReportReach;
  /** When the figures were read. */
  readonly madeAt: number;
}

/** A page of the reports in the words of a file: what the export of the screen holds but for its charts. */
export function pageReport(ordered: Ordered, made: Made): Report {
  const { content, language, zone } = ordered;
  const texts = textsOf(language);
  const { reports, metrics } = texts;
  const words = reports.export.words;
  return {
    ...{ title: ordered.title, language, zone, madeAt: made.madeAt },
    about: about(ordered, made, texts),
    definitions: metricsOf(made.page).map((name) => ({
      ...{ name: metrics[name].name, text: metrics[name].definition },
      version: metricNamed(name)?.version ?? 1,
    })),
    tables: tablesOf(content.side, ordered.bucket, made, texts),
    charts: [],
    rows: null,
    words: {
      ...{ summary: words.summary, definitions: words.definitions, definition: words.definition },
      ...{ version: words.version, page: words.page, rowsCut: words.rowsCut },
      ...{ yes: reports.rows.yes, no: reports.rows.no },
    },
  };
}

export function daysText({ from, to }: Span, { reports }: ReportTexts): string {
  return from === to ? from : filled(reports.asOf.days, { from, to });
}

function about(ordered: Ordered, { names, reach, madeAt }: Made, texts: ReportTexts): Report['about'] {
  const { content, span, compared, zone, dueAt, reason } = ordered;
  const { reports, scheduled } = texts;
  const wordOf = groupWord(texts, names);
  const line = (label: string, value: string) => ({ label, value });
  const at = (moment: number) => wallTimeOf(moment, zone, createZoneOffsets());
  return [
    line(reports.filter.period, `${daysText(span, texts)} (${zone})`),
    ...(compared ? [line(reports.filter.compare, daysText(compared, texts))] : []),
    ...narrowings.flatMap((name) => {
      const values = content.filters[name] ?? [];
      return values.length > 0
        ? [line(reports.dimension[name], values.map((value) => wordOf(name, value)).join(', '))]
        : [];
    }),
    line(reports.export.reach, reach === 'all' ? reports.asOf.reach.all : teamsWords(ordered, names)),
    line(
      scheduled.made,
      `${at(madeAt)} · ${filled(scheduled[reason === 'asked' ? 'asked' : 'due'], { at: at(dueAt) })}`,
    ),
    line(scheduled.madeBy, scheduled.server),
    line(scheduled.charts, scheduled.noCharts),
  ];
}

/** Not "your teams": nobody knows who reads it. */
function teamsWords({ teamIds }: Ordered, names: Names): string {
  return teamIds.map((id) => names.get(id) ?? id).join(', ');
}

function tablesOf(
  side: Ordered['content']['side'],
  bucket: Ordered['bucket'],
  { page, figures, names }: Made,
  texts: ReportTexts,
): readonly ReportTable[] {
  const { reports, metrics } = texts;
  const nameOf = (metric: string) => metrics[metric as MetricName].name;
  const wordOf = groupWord(texts, names);
  const words = reports.export;
  const titleOf = (name: AlongWish['name']) => reports.chart.of[name];
  // Values stay values in a file: they are not said.
  const say = String;
  const shown = page.figures.flatMap((name) => figures.base.find(({ metric }) => metric === name) ?? []);
  const along = page.charts.flatMap((wish) => {
    if (!('metrics' in wish)) return [];
    const drawn = wish.metrics.flatMap(([name, tone]) => {
      const figure = figures.base.find(({ metric }) => metric === name);
      return figure ? [{ figure, tone, name: nameOf(name) }] : [];
    });
    const model = alongModel(drawn, {
      ...{ kind: wish.kind, title: titleOf(wish.name), placesName: reports.bucket[bucket], say },
      ...{ labelOf: (start) => start, comparedOf: (name) => filled(reports.comparedOf, { name }) },
    });
    return [tableOf(model, words.counted)];
  });
  const apart = figures.apart.flatMap(({ wish, figure }) => {
    if (!figure) return [];
    const title = titleOf(wish.name);
    if (wish.by === 'weekday-hour') {
      const model = weekModel(figure, {
        ...{ title, say, dayOf: (day) => wordOf('weekday', day), hourOf: (hour) => wordOf('hour', hour) },
      });
      return [weekTableOf(model, reports.bucket.day)];
    }
    const model = groupsModel(figure, {
      ...{ kind: 'bars', title, comparedName: reports.comparedPeriod, name: nameOf(wish.metric), say },
      ...{ placesName: reports.dimension[wish.by], labelOf: (key) => wordOf(wish.by, key) },
    });
    return [tableOf(model, words.counted)];
  });
  return [
    ...figureTables(shown, {
      ...{ nameOf, titleOf: (unit) => words.unit[unit], figure: words.figure, value: words.value },
      ...{ before: reports.comparedPeriod, counted: words.counted, population: words.population },
    }),
    sideTable(figures.side, {
      ...{ title: reports.sideBySide, groupName: reports.dimension[side], nameOf },
      groupOf: (key) => wordOf(side, key),
    }),
    ...along,
    ...apart,
  ];
}
