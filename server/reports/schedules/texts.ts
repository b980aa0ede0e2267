import commonEn from '#assets/locales/en/common.json' with { type: 'json' };
import cooperationEn from '#assets/locales/en/cooperation.json' with { type: 'json' };
import metricsEn from '#assets/locales/en/metrics.json' with { type: 'json' };
import reportsEn from '#assets/locales/en/reports.json' with { type: 'json' };
import scheduledEn from '#assets/locales/en/scheduled-report.json' with { type: 'json' };
import commonZhCn from '#assets/locales/zh-CN/common.json' with { type: 'json' };
import cooperationZhCn from '#assets/locales/zh-CN/cooperation.json' with { type: 'json' };
import metricsZhCn from '#assets/locales/zh-CN/metrics.json' with { type: 'json' };
import reportsZhCn from '#assets/locales/zh-CN/reports.json' with { type: 'json' };
import scheduledZhCn from '#assets/locales/zh-CN/scheduled-report.json' with { type: 'json' };
import commonZhTw from '#assets/locales/zh-TW/common.json' with { type: 'json' };
import cooperationZhTw from '#assets/locales/zh-TW/cooperation.json' with { type: 'json' };
import metricsZhTw from '#assets/locales/zh-TW/metrics.json' with { type: 'json' };
import reportsZhTw from '#assets/locales/zh-TW/reports.json' with { type: 'json' };
import scheduledZhTw from '#assets/locales/zh-TW/scheduled-report.json' with { type: 'json' };
import type { Language } from '#domain/model/choices.ts';

type Common = Pick<
  typeof commonEn,
  'type' | 'channel' | 'priority' | 'tier' | 'callOutcome' | 'complaintStep' | 'unknownPerson'
>;
type Reports = Pick<
  typeof reportsEn,
  | 'dashboard'
  | 'filter'
  | 'dimension'
  | 'bucket'
  | 'hourOfDay'
  | 'sideBySide'
  | 'comparedPeriod'
  | 'comparedOf'
  | 'noTeam'
  | 'noAgent'
  | 'noProduct'
  | 'withoutGroup'
  | 'allSteps'
> & {
  readonly export: Pick<
    typeof reportsEn.export,
    'unit' | 'figure' | 'value' | 'counted' | 'population' | 'reach' | 'words'
  >;
  readonly asOf: Pick<typeof reportsEn.asOf, 'days' | 'reach'>;
  readonly chart: Pick<typeof reportsEn.chart, 'of' | 'nothing' | 'words' | 'one' | 'compared' | 'along'>;
  readonly rows: Pick<typeof reportsEn.rows, 'yes' | 'no'>;
};

/** The words of reports in files and mails: those of the screen, and what only a mail says. */
export interface ReportTexts {
  readonly common: Common;
  readonly causes: (typeof cooperationEn)['complaint']['causes'];
  readonly metrics: typeof metricsEn;
  readonly reports: Reports;
  readonly scheduled: typeof scheduledEn;
}

const texts: Readonly<Record<Language, ReportTexts>> = {
  en: {
    ...{ common: commonEn, causes: cooperationEn.complaint.causes, metrics: metricsEn },
    ...{ reports: reportsEn, scheduled: scheduledEn },
  },
  'zh-CN': {
    ...{ common: commonZhCn, causes: cooperationZhCn.complaint.causes, metrics: metricsZhCn },
    ...{ reports: reportsZhCn, scheduled: scheduledZhCn },
  },
  'zh-TW': {
    ...{ common: commonZhTw, causes: cooperationZhTw.complaint.causes, metrics: metricsZhTw },
    ...{ reports: reportsZhTw, scheduled: scheduledZhTw },
  },
};

export function textsOf(language: Language): ReportTexts {
  return texts[language];
}
