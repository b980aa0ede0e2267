import { timedTriggers } from '../triggers/find-timed.ts';
import { forgetFirings } from '../triggers/forget-firings.ts';
import { escalations } from '../triggers/raise-due.ts';
import { archiveCases } from './archive-cases.ts';
import { forgetCommands } from './forget-commands.ts';
import { forgetMisses } from './forget-misses.ts';
import { forgetTombstones } from './forget-tombstones.ts';
import type { Job } from './job.ts';
import { publishArticles } from './publish-articles.ts';

/** What a server does by itself, unasked. */
export const serverJobs: readonly Job[] = [
  forgetTombstones,
  forgetCommands,
  archiveCases,
  timedTriggers,
  escalations,
  forgetFirings,
  forgetMisses,
  publishArticles,
];
