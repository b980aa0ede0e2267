import type { FirstSyncReport } from './device.ts';

/** A first sync, and what it left on the disk. */
export type MeasuredSync = FirstSyncReport & { readonly replicaBytes: number };

/** What the local insert of a first sync's rows says. */
export interface InsertReport {
  readonly totalMs: number;
  readonly processorMs: number;
  readonly rows: number;
  readonly bytes: number;
  readonly fileBytes: number;
  readonly peakMiB?: number;
}
