/**
 * PostgreSQL can hold neither U+0000 nor half a surrogate pair. The first has no meaning for a reader and is dropped, the
 * second becomes the replacement character. In JSON text both can only stand as escapes.
 */
const unstorable = /\\u(0000|d[89a-f])/i;

export function needsStorable(json: string): boolean {
  return unstorable.test(json);
}

/** The value with every text in it as PostgreSQL can hold it. */
export function storable(value: unknown): unknown {
  if (typeof value === 'string') return value.replaceAll('\0', '').toWellFormed();
  if (Array.isArray(value)) return value.map(storable);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [storable(name), storable(item)]));
}

/** A value as JSON text that PostgreSQL takes. */
export function jsonText(value: unknown): string {
  const text = JSON.stringify(value);
  return needsStorable(text) ? JSON.stringify(storable(value)) : text;
}
