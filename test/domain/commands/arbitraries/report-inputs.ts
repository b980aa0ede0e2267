import fc from 'fast-check';
import type { CommandName } from '#domain/commands/registry.ts';
import { reportFileFormats } from '#domain/model/choices.ts';
import type { InputsOf } from './values.ts';
import { one } from './values.ts';

export const reportInputs: InputsOf<Extract<CommandName, `report.${string}`>> = {
  'report.export': fc.record({
    format: one(reportFileFormats),
    title: one(['业务量', 'Timeliness, by team']),
    rows: one([0, 500_000]),
  }),
};
