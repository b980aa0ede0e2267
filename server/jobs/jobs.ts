import { archiveCases } from './archive-cases.ts';
import { forgetCommands } from './forget-commands.ts';
import { forgetTombstones } from './forget-tombstones.ts';
import type { Job } from './job.ts';

/** What a server does by itself, unasked. */
export const serverJobs: readonly Job[] = [forgetTombstones, forgetCommands, archiveCases];
