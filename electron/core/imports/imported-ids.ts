import { createHash } from 'node:crypto';

/**
 * The id of what a row of a file makes: a UUID of version 8 (RFC 9562, section 5.8) that follows from the words. A row that comes again, on this device or
 * another one, with a network or without, meets what it made the first time.
 */
export function importedId(...words: readonly string[]): string {
  const bytes = createHash('sha256').update(JSON.stringify(words)).digest().subarray(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
