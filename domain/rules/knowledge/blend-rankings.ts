/** The larger it is, the less it counts to stand first rather than fifth: what its authors took, on which nothing here depends. */
const evenness = 60;

/**
 * One order out of several, by reciprocal rank fusion (Cormack, Clarke, Büttcher 2009): only places count, for scores by words and by meaning have no
 * common measure. What stands in several comes before what stands in one. Of equals the first ranking decides.
 */
export function blendRankings<Item>(rankings: readonly (readonly Item[])[]): readonly Item[] {
  const scores = new Map<Item, number>();
  for (const ranking of rankings)
    for (const [place, item] of [...new Set(ranking)].entries())
      scores.set(item, (scores.get(item) ?? 0) + 1 / (evenness + place + 1));
  // Sorting keeps the order of equals, which is that of the first ranking.
  return [...scores].sort(([, a], [, b]) => b - a).map(([item]) => item);
}
