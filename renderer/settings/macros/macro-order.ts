import type { Macro } from '../../state/use-macros.ts';

/** A macro as it is saved when nothing of it changes. */
export function savedAs({ id, name, position, active, content }: Macro) {
  return { definitionId: id, kind: 'macro' as const, name, position, active, content };
}

/** The places that change when one of a group goes up or down. */
export function movedBy<T extends { readonly position: number }>(
  group: readonly T[],
  one: T,
  by: 1 | -1,
): readonly { readonly moved: T; readonly position: number }[] {
  const at = group.indexOf(one);
  const to = at + by;
  if (at < 0 || to < 0 || to >= group.length) return [];
  return group
    .toSpliced(at, 1)
    .toSpliced(to, 0, one)
    .map((moved, position) => ({ moved, position }))
    .filter(({ moved, position }) => moved.position !== position);
}
