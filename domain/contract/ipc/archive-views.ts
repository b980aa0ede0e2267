import type { ArchivedCase } from '../wire/archive.ts';

export interface ArchiveHit extends ArchivedCase {
  /** Fetched before: it opens without a network too. */
  readonly isHere: boolean;
}

export interface ArchiveHits {
  readonly rows: readonly ArchiveHit[];
  /** There are more than are shown. */
  readonly more: boolean;
}
