const firstMs = 1000;
const longestMs = 60_000;

/** Full jitter: after the nth failure in a row wait a random part of 1 s, 2 s, 4 s … 60 s, so that devices do not return all at once. */
export function backoffMs(failures: number, random: number): number {
  const ceiling = Math.min(longestMs, firstMs * 2 ** Math.min(10, Math.max(0, failures - 1)));
  return Math.round(200 + random * ceiling);
}
