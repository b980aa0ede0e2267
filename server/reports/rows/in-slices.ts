/** So many are held against the records beside them at a time. */
const sliceRows = 500;

export function* inSlices<T>(items: readonly T[]): Generator<readonly T[]> {
  for (let from = 0; from < items.length; from += sliceRows) yield items.slice(from, from + sliceRows);
}
