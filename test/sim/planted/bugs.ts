import type { Planted } from '../run-history.ts';
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
}

/** Mistakes that a protocol like this one can have. Each is made from outside the product, and has to be found. */
export const plantedBugs: Readonly<Record<string, PlantedBug>> = {
  'no-dedupe': { planted: { server: { noDedupe: true } }, within: 200 },
  'tomb-no-scope': { planted: { client: tombNoScope }, within: 1000 },
  'drop-on-ack': { planted: { client: dropOnAck }, within: 1000 },
  'gc-no-snapshot': { planted: { server: { gcNoSnapshot: true } }, within: 5_000 },
  'seq-cursor': { planted: { server: { seqCursor: true } }, within: 1000 },
  'no-epoch': { planted: { server: { noEpoch: true } }, within: 1000 },
  'no-fork-check': { planted: { server: { noForkCheck: true } }, within: 3_000 },
  // Alone the first half is made good by the second.
  'stale-ack': { planted: { client: staleAck, server: { ignoresAcknowledged: true } }, within: 20_000 },
  'no-acknowledged': { planted: { server: { ignoresAcknowledged: true } }, within: 20_000 },
  'stale-pull': { planted: { client: stalePull }, within: 20_000 },
  'confirm-mid-page': { planted: { client: confirmMidPage }, within: 1000 },
  'perm-drops-pending': { planted: { client: permDropsPending }, within: 20_000 },
  'confirm-per-scope': { planted: { client: confirmPerScope }, within: 60_000 },
  'snapshot-keeps-gone': { planted: { client: snapshotKeepsGone }, within: 1000 },
  'trusts-checks': { planted: { client: trustsChecks }, within: 1000 },
  'silent-override': { planted: { server: { silentOverride: true } }, within: 1000 },
  'double-lease': { planted: { server: { doubleLease: true } }, within: 1000 },
};
