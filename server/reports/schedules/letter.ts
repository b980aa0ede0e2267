import { shownCell } from '#domain/report-files/cell-text.ts';
import { createLocalClock } from '#domain/report-files/local-clock.ts';
import { filled, type Report } from '#domain/report-files/report.ts';
import { minuteMs } from '#domain/rules/calendar/local-date.ts';
import { createZoneOffsets } from '#domain/rules/calendar/zone-offsets.ts';
import type { Figure } from '#domain/rules/metrics/figure.ts';
import type { MetricName } from '#domain/rules/metrics/metric-names.ts';
import { kindOf } from '#domain/rules/report-pages/model-table.ts';
import { wallTimeOf } from '#domain/rules/report-schedule/next-run.ts';
import type { NamedFile } from './lay-into-folder.ts';
import type { OrderedRun } from './ordered.ts';
import { rowTexts } from './row-texts.ts';
import { daysText } from './run-words.ts';
import { textsOf } from './texts.ts';

/** What comes so soon after its time is not called late. */
const slackMs = 10 * minuteMs;

interface Enclosed {
  readonly report: Pick<Report, 'madeAt'>;
  /** Those that stand at the head of the page. */
  readonly figures: readonly Figure[];
  /** Null where it holds no rows. */
  readonly rowCount: number | null;
  readonly files: readonly NamedFile[];
  readonly workspaceName: string;
}

/** The mail that brings a report: what it is, whether something is amiss, and its figures in short. */
export function letterOf(ordered: OrderedRun, { report, figures, rowCount, files, workspaceName }: Enclosed) {
  const { title, zone, span, language, dueAt, missed, reason } = ordered;
  const texts = textsOf(language);
  const { metrics, scheduled, reports } = texts;
  const zones = createZoneOffsets();
  const at = (moment: number) => wallTimeOf(moment, zone, zones);
  const days = daysText(span, texts);
  const writing = { clock: createLocalClock(zone, zones), words: { yes: reports.rows.yes, no: reports.rows.no } };
  const said = ({ metric, unit, value, compared }: Figure) => {
    const shown = (one: number | null) => (one === null ? scheduled.none : shownCell(kindOf(unit), one, writing));
    const words = { name: metrics[metric as MetricName].name, value: shown(value) };
    return compared
      ? filled(scheduled.figureBefore, { ...words, before: shown(compared.value) })
      : filled(scheduled.figure, words);
  };
  const inShort =
    rowCount === null
      ? figures.map(said)
      : [
          filled(scheduled.figure, {
            name: rowTexts(language).builder.count,
            value: shownCell('count', rowCount, writing),
          }),
        ];
  const isLate = reason === 'planned' && report.madeAt - dueAt > slackMs;
  const lines = [
    filled(scheduled.intro, { title }),
    '',
    filled(scheduled.days, { days, zone }),
    filled(scheduled[reason === 'asked' ? 'asked' : 'due'], { at: at(dueAt) }),
    ...(isLate ? [filled(scheduled.late, { at: at(report.madeAt) })] : []),
    ...(missed > 0 ? [filled(scheduled.missed, { number: missed })] : []),
    '',
    ...(inShort.length > 0 ? [scheduled.figures, ...inShort.map((each) => `- ${each}`), ''] : []),
    filled(scheduled.attached, { names: files.map(({ name }) => name).join(', ') }),
    '',
    filled(scheduled.why, { workspace: workspaceName }),
  ];
  return { subject: filled(scheduled.subject, { title, days }), text: `${lines.join('\n')}\n`, files };
}
