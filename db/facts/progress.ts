import type { ReplicaReader, ReplicaWriter } from '../connection/handle.ts';
import { getReplicaMeta, setReplicaMeta } from '../replica/meta.ts';

/** The collections whose records have facts of their own: cases, and what may hang on none. */
export const factRoots = ['case', 'call', 'followUp', 'survey'] as const;
export type FactRoot = (typeof factRoots)[number];
/** What has facts of its own where it hangs on no case. */
export type LooseRoot = Exclude<FactRoot, 'case'>;

/** How far the facts of all records were worked out. */
export interface FactsProgress {
  /** What they were worked out by. */
  readonly recipe: string;
  /** The record that was gone through last; null once all were. */
  readonly at: { readonly root: FactRoot; readonly rid: number } | null;
}

/** Nothing before anybody has begun. */
export function factsProgress(db: ReplicaReader): FactsProgress | undefined {
  const kept = getReplicaMeta(db, 'facts');
  return kept === undefined ? undefined : (JSON.parse(kept) as FactsProgress);
}

export function setFactsProgress(db: ReplicaWriter, progress: FactsProgress): void {
  setReplicaMeta(db, 'facts', JSON.stringify(progress));
}
