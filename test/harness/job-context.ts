import type { JobContext } from '#server/jobs/job.ts';
import { silentLog } from '#server/log.ts';
import type { RunningServer } from '#server/server-options.ts';
import type { TestDatabase } from './server.ts';

/** What a job on this database works with; its clock says what `now` says. */
export function jobContext({ store }: TestDatabase, { authority }: RunningServer, now: () => number): JobContext {
  const workspace = { id: authority.workspaceId, name: 'Holdfast' };
  return { store, workspace, clock: { now }, log: silentLog, committed: () => {} };
}
