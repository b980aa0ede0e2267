import type { SnapshotPage, SnapshotPosition } from '#domain/contract/wire/pull.ts';
import { collectionNames } from '#domain/model/collections.ts';
import type { Scope } from '#domain/model/scope.ts';

/**
 * Whether the page leaves no hole: it begins a reading, or begins where this one stands. One of before or of another reading does not. The
 * server may have let go of scopes meanwhile, never have taken one up.
 */
export function goesOnFrom({ position, ranges }: SnapshotPage, standing: SnapshotPosition | null): boolean {
  const [first] = ranges;
  // The glance covers nothing: everything is still to come. So it is when the server begins anew, as after all the scopes were lost.
  if (!first) return position.after === null;
  if (first.collection === collectionNames[0] && first.below === null) return true;
  if (!standing?.after || !isWithin(position, standing)) return false;
  return first.collection === standing.after.collection && first.below === standing.after.below;
}

function isWithin(position: SnapshotPosition, standing: SnapshotPosition): boolean {
  return Object.entries(position.at).every(([scope, ver]) => standing.at[scope] === ver);
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
