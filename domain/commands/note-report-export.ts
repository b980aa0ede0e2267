import { z } from 'zod';
import { insert } from '../model/change.ts';
import { reportFileFormats } from '../model/choices.ts';
import { isLead } from '../rules/rights.ts';
import { accept, defineCommand, refuse } from './definition.ts';

const input = z.strictObject({
  format: z.enum(reportFileFormats),
  title: z.string().trim().min(1).max(200),
  rows: z.int().min(0),
});

/** Writes down that a report was put together to be taken out of the program: by whom, what, and how much. */
export const noteReportExport = defineCommand({
  name: 'report.export',
  version: 1,
  input,
  args: input,
  mint: (asked) => asked,
  needs: () => [],
  decide(_view, a, context) {
    if (!isLead(context.actor)) return refuse('forbidden', 'Reports are taken out by leads.');
    return accept(
      insert('reportExport', context.uid, 'leads', {
        ...a,
        ...{ agentId: context.actor.id, happenedAt: context.happenedAt, recordedAt: null },
      }),
    );
  },
});
