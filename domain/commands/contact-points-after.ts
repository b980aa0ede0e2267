import { z } from 'zod';
import { type ContactPoint, contactPoint } from '../model/customer-fields.ts';
import { sameJson } from '../model/json.ts';
import { hourRange } from '../model/service-file-fields.ts';
import { isSameItem, mergeSet } from '../model/set-items.ts';
import { customerLimits } from './customer-input.ts';

const pointChange = z.strictObject({
  kind: contactPoint.shape.kind,
  value: contactPoint.shape.value,
  label: z.string().max(60).exactOptional(),
  verified: z.boolean().exactOptional(),
  preferred: z.boolean().exactOptional(),
  /** Null: at any hour. */
  doNotContact: hourRange.nullable().exactOptional(),
});
export type PointChange = z.infer<typeof pointChange>;

/**
 * Changes of what is known of contact points that are there: two people who say different things of one both keep theirs. One that was taken away
 * meanwhile stays away.
 */
export const pointChanges = z.array(pointChange).max(customerLimits.contactPoints).default([]);

interface Asked {
  readonly add: readonly ContactPoint[];
  readonly remove: readonly ContactPoint[];
  readonly change: readonly PointChange[];
}

/** All contact points, and those of them that are not as they were. One is preferred at most: the last that was said to be. */
export function contactPointsAfter(
  held: readonly ContactPoint[],
  { add, remove, change }: Asked,
  at: number,
): { readonly all: readonly ContactPoint[]; readonly put: readonly ContactPoint[] } {
  // Who adds what is there already knows nothing of its marks.
  const added = add.map((point) => ({ ...held.find((each) => isSameItem(each, point)), ...point }));
  let all = mergeSet(held, added, remove);
  for (const each of change)
    all = all.map((point) => (isSameItem(point, each) ? changedPoint(point, each, at) : point));
  const favourite = [...added, ...change].findLast(({ preferred }) => preferred === true);
  if (favourite && all.some((point) => isSameItem(point, favourite)))
    all = all.map((point) => (isSameItem(point, favourite) ? point : lessPreferred(point)));
  return { all, put: all.filter((point) => !held.some((before) => sameJson(before, point))) };
}

export function lessPreferred({ preferred: _preferred, ...point }: ContactPoint): ContactPoint {
  return point;
}

function changedPoint(point: ContactPoint, change: PointChange, at: number): ContactPoint {
  const { verifiedAt, preferred, doNotContact, ...plain } = point;
  const verified = change.verified ?? verifiedAt !== undefined;
  const liked = change.preferred ?? preferred === true;
  const hours = change.doNotContact === undefined ? doNotContact : change.doNotContact;
  return {
    ...{ ...plain, label: change.label ?? plain.label },
    ...(verified ? { verifiedAt: verifiedAt ?? at } : {}),
    ...(liked ? { preferred: true as const } : {}),
    ...(hours ? { doNotContact: hours } : {}),
  };
}
