import { rows } from '../sql/statement.ts';
import { inBatches, type Job } from './job.ts';

const day = 24 * 60 * 60_000;
/**
 * How long a command is known by its uid. Devices keep what was acknowledged for a sixth of that; the number of each device's last
 * command is kept for ever.
 */
const commandsKeptMs = 180 * day;
const batchRows = 5000;

/** Deletes the results of commands that no device can send again. */
export const forgetCommands: Job = {
  name: 'forget-commands',
  everyMs: day,
  run({ store, workspace, clock }, stop) {
    const before = clock.now() - commandsKeptMs;
    return inBatches(stop, async () => {
      const gone = await rows(
        store.db,
        `delete from command_log where workspace_id = $1 and uid in (
           select uid from command_log where workspace_id = $1 and recorded_at < $2 limit $3
         ) returning uid`,
        [workspace.id, before, batchRows],
      );
      return gone.length;
    });
  },
};
