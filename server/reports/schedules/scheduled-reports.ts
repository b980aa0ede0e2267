import { minuteMs } from '#domain/rules/calendar/local-date.ts';
import { createZoneOffsets } from '#domain/rules/calendar/zone-offsets.ts';
import type { Job } from '../../jobs/job.ts';
import { errorFields } from '../../log.ts';
import { claimRun } from './claim-run.ts';
import { findDue } from './find-due.ts';
import { makeRun } from './make-run.ts';

/**
 * Makes the reports that are due and brings them to whoever waits for them. Each is claimed in the database, so that it is made once, however
 * many servers there are; what none of them made while they were away is made up for by the latest alone.
 */
export const scheduledReports: Job = {
  name: 'scheduled-reports',
  everyMs: minuteMs / 4,
  async run(context, stop) {
    const zones = createZoneOffsets();
    let count = 0;
    for (const candidate of await findDue(context, zones)) {
      if (stop.aborted) return count;
      const claim = await claimRun(context, candidate, zones);
      if (!claim) continue;
      context.committed();
      // One that fails in a way nobody thought of keeps its claim until that is over, and is tried again then; the others go on.
      await makeRun(context, claim, stop).catch((error: unknown) =>
        context.log.error('a scheduled report failed', errorFields(error)),
      );
      count++;
    }
    return count;
  },
};
