/**
 * A value as JSON text that PostgreSQL takes. It can hold neither U+0000 nor half a surrogate pair; the first has no
 * meaning for a reader and is dropped, the second becomes the replacement character.
 */
export function jsonText(value: unknown): string {
  const text = JSON.stringify(value);
  return /\\u(0000|d[89a-f])/.test(text) ? JSON.stringify(storable(value)) : text;
}

/** A text as PostgreSQL can hold it. */
export function storableText(text: string): string {
  return text.replaceAll('\0', '').toWellFormed();
}

function storable(value: unknown): unknown {
  if (typeof value === 'string') return storableText(value);
  if (Array.isArray(value)) return value.map(storable);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [storableText(name), storable(item)]));
}
