import type { Level, Planted } from '../run-history.ts';
import {
  confirmMidPage,
  confirmPerScope,
  dropOnAck,
  permDropsPending,
  snapshotKeepsGone,
  staleAck,
  stalePull,
  tombNoScope,
  trustsChecks,
} from './client-bugs.ts';

export interface PlantedBug {
  readonly planted: Planted;
  /** It must be found within so many histories. */
  readonly within: number;
  /** `model` unless said otherwise. */
  readonly level?: Level;
  /** A second mistake without which the first is made good; a history that this one breaks by itself does not count. */
  readonly beside?: Planted;
}

/**
 * Mistakes that a protocol like this one can have. Each is made from outside the product, and has to be found. The bounds are at
 * least twice what was needed from the seeds 1 and 500,000 on.
 */
export const plantedBugs: Readonly<Record<string, PlantedBug>> = {
  'no-dedupe': { planted: { server: { noDedupe: true } }, within: 200 },
  'tomb-no-scope': { planted: { client: tombNoScope }, within: 200 },
  'drop-on-ack': { planted: { client: dropOnAck }, within: 200 },
  'gc-no-snapshot': { planted: { server: { gcNoSnapshot: true } }, within: 400 },
  'seq-cursor': { planted: { server: { seqCursor: true } }, within: 300 },
  'no-epoch': { planted: { server: { noEpoch: true } }, within: 500 },
  'no-fork-check': { planted: { server: { noForkCheck: true } }, within: 2000 },
  'stale-ack': {
    planted: { client: staleAck, server: { ignoresAcknowledged: true } },
    beside: { server: { ignoresAcknowledged: true } },
    within: 2000,
  },
  'no-acknowledged': { planted: { server: { ignoresAcknowledged: true } }, within: 3000 },
  'stale-pull': { planted: { client: stalePull }, within: 6000 },
  'confirm-mid-page': { planted: { client: confirmMidPage }, within: 400 },
  'perm-drops-pending': { planted: { client: permDropsPending }, within: 3000 },
  'confirm-per-scope': { planted: { client: confirmPerScope }, within: 2500 },
  'snapshot-keeps-gone': { planted: { client: snapshotKeepsGone }, within: 300 },
  'trusts-checks': { planted: { client: trustsChecks }, within: 800 },
  'silent-override': { planted: { server: { silentOverride: true } }, within: 100 },
  'silent-override-in-store': { planted: { server: { silentOverride: true } }, within: 150, level: 'store' },
  'double-lease': { planted: { server: { doubleLease: true } }, within: 100 },
};
