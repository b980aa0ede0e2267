import { merge } from 'node-diff3';

/** Three-way merge by lines; `null` when both sides changed the same lines differently. */
export function mergeText(base: string, mine: string, theirs: string): string | null {
  const result = merge(mine.split('\n'), base.split('\n'), theirs.split('\n'), { excludeFalseConflicts: true });
  return result.conflict ? null : result.result.join('\n');
}
