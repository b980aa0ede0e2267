import fc from 'fast-check';
import type { CommandName } from '#domain/commands/registry.ts';
import { languages } from '#domain/model/choices.ts';
import {
  reportScheduleStates,
  runEvery,
  scheduledFormats,
  scheduledPeriods,
} from '#domain/model/report-schedule-fields.ts';
import { dashboardNames } from '#domain/rules/report-pages/report-pages.ts';
import { ids } from '../../../builders/ids.ts';
import { few, type InputsOf, one } from './values.ts';

const scheduleId = few(ids.reportSchedule);
const said = {
  title: one(['业务周报', 'Timeliness']),
  content: fc.oneof(
    fc.record({
      ...{ page: one(dashboardNames), clock: one(['wall', 'business'] as const) },
      ...{ side: one(['teamId', 'type'] as const), comparison: one(['none', 'before'] as const) },
      ...{ period: one(scheduledPeriods), filters: one([{}, { channel: ['phone'] }]) },
    }),
    fc.record({ report: few(ids.definition), period: one(scheduledPeriods) }),
  ),
  timing: fc.record({
    every: one(runEvery),
    weekday: fc.integer({ min: 0, max: 6 }),
    monthDay: fc.integer({ min: 1, max: 31 }),
    time: one(['08:00', '23:59']),
    zone: one(['Asia/Shanghai', 'Europe/Berlin']),
  }),
  formats: one([['pdf'], ['xlsx', 'csv'], scheduledFormats] as const),
  language: one(languages),
  recipients: one([[], ['lead@example.com']]),
  toFolder: fc.boolean(),
};

export const reportScheduleInputs: InputsOf<Extract<CommandName, `report-schedule.${string}`>> = {
  'report-schedule.add': fc.record(said),
  'report-schedule.edit': fc.record({
    scheduleId,
    set: fc.record(said, { requiredKeys: [] }).filter((set) => Object.keys(set).length > 0),
  }),
  'report-schedule.move': fc.record({ scheduleId, to: one(reportScheduleStates) }),
  'report-schedule.send': fc.record({ scheduleId }),
};
