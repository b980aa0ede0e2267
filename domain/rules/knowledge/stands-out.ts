/**
 * From which likeness on something stands out among all that were compared: higher than the best of as many random ones would come. So it holds for
 * every model, whatever its likenesses begin at, and a question about nothing in particular finds nothing. Infinity where nothing can.
 */
export function standsOutFrom(likenesses: ArrayLike<number>): number {
  const count = likenesses.length;
  if (count < 2) return Number.POSITIVE_INFINITY;
  let sum = 0;
  let squares = 0;
  for (let n = 0; n < count; n++) {
    const likeness = likenesses[n] ?? 0;
    sum += likeness;
    squares += likeness * likeness;
  }
  const mean = sum / count;
  const spread = Math.sqrt(Math.max(0, squares / count - mean * mean));
  return spread < 1e-6 ? Number.POSITIVE_INFINITY : mean + spread * Math.sqrt(2 * Math.log(count));
}
