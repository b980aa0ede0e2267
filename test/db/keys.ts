/** The nth test key. */
export function testKey(n = 1): Uint8Array {
  return new Uint8Array(32).fill(n);
}
