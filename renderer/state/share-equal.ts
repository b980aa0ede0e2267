/**
 * The new answer, made of the former one's parts wherever they say the same, and the former one itself where nothing changed: whoever shows
 * a part that stayed has nothing to draw anew. Values are JSON; the items of an array are known by their `id`, else by their place.
 */
export function shareEqual(before: unknown, now: unknown): unknown {
  if (Object.is(before, now)) return before;
  if (Array.isArray(before) && Array.isArray(now)) return shareItems(before, now);
  if (!isPlain(before) || !isPlain(now)) return now;
  const names = Object.keys(now);
  const shared = Object.fromEntries(names.map((name) => [name, shareEqual(before[name], now[name])]));
  const isSame =
    Object.keys(before).length === names.length &&
    names.every((name) => Object.hasOwn(before, name) && Object.is(shared[name], before[name]));
  return isSame ? before : shared;
}

function shareItems(before: readonly unknown[], now: readonly unknown[]): readonly unknown[] {
  const known = new Map<unknown, unknown>();
  for (const item of before) if (isPlain(item)) known.set(item.id, item);
  const shared = now.map((item, place) =>
    shareEqual(isPlain(item) && item.id !== undefined ? known.get(item.id) : before[place], item),
  );
  return shared.length === before.length && shared.every((item, place) => Object.is(item, before[place]))
    ? before
    : shared;
}

function isPlain(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
