import { filled, type Report } from '#domain/report-files/report.ts';
import { createZoneOffsets } from '#domain/rules/calendar/zone-offsets.ts';
import { metricNamed } from '#domain/rules/metrics/catalogue.ts';
import type { FactFilters } from '#domain/rules/metrics/figure.ts';
import type { MetricName } from '#domain/rules/metrics/metric-names.ts';
import { narrowings } from '#domain/rules/report-pages/narrowings.ts';
import type { Span } from '#domain/rules/report-pages/period.ts';
import type { ReportReach } from '#domain/rules/report-reach.ts';
import { wallTimeOf } from '#domain/rules/report-schedule/next-run.ts';
import { groupWord, type Names } from './group-words.ts';
import type { OrderedRun } from './ordered.ts';
import type { ReportTexts } from './texts.ts';

interface About {
  /** As they were asked for, not as far as they were let. */
  readonly filters: FactFilters;
  readonly compared: Span | null;
  readonly names: Names;
  readonly reach: ReportReach;
  readonly madeAt: number;
}

/** What the file of a run says of itself: days, whose work, and how it came to be. */
export function aboutRun(
  ordered: OrderedRun,
  { filters, compared, names, reach, madeAt }: About,
  texts: ReportTexts,
): Report['about'] {
  const { span, zone, dueAt, reason, savedName } = ordered;
  const { reports, scheduled } = texts;
  const wordOf = groupWord(texts, names);
  const line = (label: string, value: string) => ({ label, value });
  const at = (moment: number) => wallTimeOf(moment, zone, createZoneOffsets());
  return [
    ...(savedName === null ? [] : [line(scheduled.savedReport, savedName)]),
    line(reports.filter.period, `${daysText(span, texts)} (${zone})`),
    ...(compared ? [line(reports.filter.compare, daysText(compared, texts))] : []),
    ...narrowings.flatMap((name) => {
      const values = filters[name] ?? [];
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
  ];
}

/** Not "your teams": nobody knows who reads it. */
function teamsWords({ teamIds }: OrderedRun, names: Names): string {
  return teamIds.map((id) => names.get(id) ?? id).join(', ');
}

export function daysText({ from, to }: Span, { reports }: ReportTexts): string {
  return from === to ? from : filled(reports.asOf.days, { from, to });
}

export function definitionsOf(metricNames: readonly MetricName[], { metrics }: ReportTexts): Report['definitions'] {
  return metricNames.map((name) => ({
    ...{ name: metrics[name].name, text: metrics[name].definition },
    version: metricNamed(name)?.version ?? 1,
  }));
}

/** What the file says itself. */
export function fileWords({ reports }: ReportTexts): Report['words'] {
  const { words } = reports.export;
  return {
    ...{ summary: words.summary, definitions: words.definitions, definition: words.definition },
    ...{ version: words.version, page: words.page, rowsCut: words.rowsCut },
    ...{ yes: reports.rows.yes, no: reports.rows.no },
  };
}
