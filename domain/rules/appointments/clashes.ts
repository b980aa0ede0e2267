import type { FieldsOf } from '../../model/collections.ts';
import { endOf, isAwaited } from './awaited.ts';

/** What of an appointment says whether it stands in another's way, and which of the two came first. */
export type Placed = Pick<
  FieldsOf<'appointment'>,
  'agentId' | 'startsAt' | 'minutes' | 'state' | 'recordedAt' | 'moves'
> & { readonly id: string };

/** Whether one agent would have to be at both at once. One that ends as the other begins is in nobody's way. */
export function clash(one: Placed, other: Placed): boolean {
  return (
    one.id !== other.id &&
    one.agentId === other.agentId &&
    isAwaited(one) &&
    isAwaited(other) &&
    one.startsAt < endOf(other) &&
    other.startsAt < endOf(one)
  );
}

/**
 * Whether `one` came to its time after the other: what the server has not seen comes last, and of what was moved the move counts. Every
 * device that holds both says the same.
 */
export function cameLater(one: Placed, other: Placed): boolean {
  const [mine, theirs] = [placedAt(one), placedAt(other)];
  return mine === theirs ? one.id > other.id : mine > theirs;
}

function placedAt({ recordedAt, moves }: Placed): number {
  return Math.max(recordedAt ?? Number.POSITIVE_INFINITY, moves.at(-1)?.at ?? Number.NEGATIVE_INFINITY);
}
