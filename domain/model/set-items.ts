import { phoneDigits } from '../rules/phone-digits.ts';

/** What makes two items of a set-merge field the same: their `key`; contact points by kind and normalised value; others by value. */
function itemKey(item: unknown): string {
  if (typeof item === 'object' && item !== null && 'key' in item) return `key:${String(item.key)}`;
  if (typeof item === 'object' && item !== null && 'kind' in item && 'value' in item) {
    const value = String(item.value);
    // A phone entry without a single digit ("ask at the desk") is told from another such by its words.
    const digits = item.kind === 'phone' ? phoneDigits(value) : '';
    return `${item.kind}:${digits || value.trim().toLowerCase()}`;
  }
  // The server's database does not keep the order of an object's names.
  return typeof item === 'object' && item !== null
    ? JSON.stringify(Object.entries(item).sort(([a], [b]) => (a < b ? -1 : 1)))
    : JSON.stringify(item);
}

/** Whether the one would take the place of the other. */
export function isSameItem(one: unknown, other: unknown): boolean {
  return itemKey(one) === itemKey(other);
}

/** The set after removing, then adding. An added item takes the place of its equal, even of one removed; new ones come last. */
export function mergeSet<T>(current: readonly T[], add: readonly T[] = [], remove: readonly T[] = []): readonly T[] {
  const items = new Map(current.map((item) => [itemKey(item), item]));
  const added = new Set(add.map(itemKey));
  for (const key of remove.map(itemKey)) if (!added.has(key)) items.delete(key);
  for (const item of add) items.set(itemKey(item), item);
  return [...items.values()];
}
