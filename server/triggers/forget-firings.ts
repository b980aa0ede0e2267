import { inBatches, type Job } from '../jobs/job.ts';
import { rows } from '../sql/statement.ts';

const day = 24 * 60 * 60_000;
const batchRows = 2000;

/** Forgets what rules did to cases that are gone or in the archive: time brings nothing more about there. */
export const forgetFirings: Job = {
  name: 'forget-firings',
  everyMs: day,
  run({ store, workspace }, stop) {
    return inBatches(stop, async () => {
      const gone = await rows(
        store.db,
        `delete from rule_firing where (case_id, rule_id, period) in (
           select done.case_id, done.rule_id, done.period from rule_firing done
           left join "case" c on c.workspace_id = done.workspace_id and c.id = done.case_id
           where done.workspace_id = $1 and (c.id is null or c.scope like '%:archive') limit $2
         ) and workspace_id = $1 returning case_id`,
        [workspace.id, batchRows],
      );
      return gone.length;
    });
  },
};
