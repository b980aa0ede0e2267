import { phoneDigits } from '../rules/phone-key.ts';

/** What makes two items of a set-merge field the same: contact points by kind and normalised value, others by value. */
function itemKey(item: unknown): string {
  if (typeof item === 'object' && item !== null && 'kind' in item && 'value' in item) {
    const value = String(item.value);
    return `${item.kind}:${item.kind === 'phone' ? phoneDigits(value) : value.trim().toLowerCase()}`;
  }
  return JSON.stringify(item);
}

/** The set after removing then adding; an added item replaces its equal, order of first appearance is kept. */
export function mergeSet<T>(current: readonly T[], add: readonly T[] = [], remove: readonly T[] = []): readonly T[] {
  const items = new Map(current.map((item) => [itemKey(item), item]));
  for (const item of remove) items.delete(itemKey(item));
  for (const item of add) items.set(itemKey(item), item);
  return [...items.values()];
}
