import type { SnapshotPage, SnapshotPosition } from '#domain/contract/wire/pull.ts';
import type { Scope } from '#domain/model/scope.ts';

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
