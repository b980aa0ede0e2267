import type { SnapshotPage, SnapshotPosition } from '#domain/contract/wire/pull.ts';
import { collectionNames } from '#domain/model/collections.ts';
import { sameJson } from '#domain/model/json.ts';
import type { Scope } from '#domain/model/scope.ts';

/** Whether the page begins where the reading stands: one of before, or of another reading, would leave a hole. */
export function goesOnFrom({ position, ranges }: SnapshotPage, standing: SnapshotPosition | null): boolean {
  if (standing && !sameJson(position.at, standing.at)) return false;
  const [first] = ranges;
  // The glance covers nothing.
  if (!first) return standing === null && position.after === null;
  const { collection, below } = standing?.after ?? { collection: collectionNames[0], below: null };
  return first.collection === collection && first.below === below;
}

/**
 * Where the reading stands once the page is written; null when it is over. A scope the agent may not hold now is let go of with all that was
 * read of it: should it come back before the end, it is read from its own beginning.
 */
export function positionAfter(page: SnapshotPage, permitted: readonly Scope[]): SnapshotPosition | null {
  const at = permittedAt(page, permitted);
  return page.last || Object.keys(at).length === 0 ? null : { at, after: page.position.after };
}

/** The cursors to go on from, of the scopes that this page completes. */
export function cursorsAfter(page: SnapshotPage, permitted: readonly Scope[]): SnapshotPosition['at'] {
  return page.last ? permittedAt(page, permitted) : {};
}

function permittedAt({ position }: SnapshotPage, permitted: readonly Scope[]): SnapshotPosition['at'] {
  return Object.fromEntries(Object.entries(position.at).filter(([scope]) => permitted.includes(scope as Scope)));
}
