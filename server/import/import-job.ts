import { type Batch, batchesOf } from './batches.ts';
import type { ProgressLine } from './progress-line.ts';
import type { RefusalFile } from './refusals.ts';
import type { ImportJob } from './row.ts';
import { type Outcome, type Sender, sendRows } from './send-batch.ts';
import { addOutcomes, emptyTally, progress, type Tally } from './tally.ts';

export interface JobPorts {
  readonly sender: Sender;
  /** Undefined in a dry run, which writes nothing. */
  readonly refusals: RefusalFile | undefined;
  readonly line: ProgressLine;
  /** Once aborted, the import ends after the batch that is on its way. */
  readonly stop: AbortSignal;
  now(): number;
  /** Called for each refused row; a dry run shows the first of them. */
  onRefused(row: Batch['refused'][number]): void;
}

/** Imports one job, batch by batch. Throws when the import cannot go on; what is in by then stays in. */
export async function importJob(job: ImportJob, ports: JobPorts): Promise<Tally> {
  const startedAt = ports.now();
  let tally = emptyTally;
  for await (const batch of batchesOf(job.rows())) {
    const outcomes = await sendRows(batch.rows, ports.sender);
    const refused = [...batch.refused, ...outcomes.flatMap(asRefused)];
    tally = addOutcomes(tally, outcomes, batch.refused.length);
    await ports.refusals?.add(refused);
    for (const row of refused) ports.onRefused(row);
    ports.line.show(`${job.name}: ${progress(tally, ports.now() - startedAt)}`);
    if (ports.stop.aborted) break;
  }
  ports.line.end();
  return tally;
}

function asRefused({ row, outcome, message }: Outcome): Batch['refused'] {
  return outcome === 'refused' ? [{ ok: false, origin: row.origin, reason: message }] : [];
}
