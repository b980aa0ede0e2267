import { createHmac } from 'node:crypto';
import { closeSync, openSync, readSync } from 'node:fs';

const markBytes = 16;
const pageBytes = 4096;

/**
 * The first 16 bytes of every file we make. They stand where the cipher keeps its salt, which a raw key has no use for, and
 * follow from the key, so that a file that cannot be read tells whether the key is another's or its own pages are damaged.
 */
export function keyMark(key: Uint8Array): Buffer {
  return createHmac('sha256', key).update('holdfast database').digest().subarray(0, markBytes);
}

/** Why a file cannot be read with a key. */
export function unreadableBecause(path: string, key: Uint8Array): 'wrong-key' | 'damaged' {
  const head = Buffer.alloc(pageBytes);
  const file = openSync(path, 'r');
  let read = 0;
  try {
    read = readSync(file, head, 0, pageBytes, 0);
  } finally {
    closeSync(file);
  }
  // No page of ours is shorter than that, and none is all zeros (what some file systems leave after a power cut).
  if (read < pageBytes || head.every((byte) => byte === 0)) return 'damaged';
  return head.subarray(0, markBytes).equals(keyMark(key)) ? 'damaged' : 'wrong-key';
}
