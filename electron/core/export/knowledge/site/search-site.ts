/** What the pages know of the articles; written to data.js. */
export interface SiteData {
  /** Traditional characters and what they are looked for by. */
  readonly folds: Readonly<Record<string, string>>;
  readonly articles: readonly SiteArticle[];
  /** For each term the articles that have it, each followed by how much it weighs there. */
  readonly terms: Readonly<Record<string, readonly number[]>>;
}

export interface SiteArticle {
  /** Address of its page. */
  readonly u: string;
  readonly t: string;
  readonly l: string;
  /** Kind and category. */
  readonly k: string;
  /** How its text begins. */
  readonly s: string;
}

export interface SiteHit {
  readonly article: SiteArticle;
  readonly snippet: string;
}

/**
 * Finds articles by the same rule as the program: runs of Chinese as overlapping pairs, everything else as words, the last of which may be begun only. It is
 * written into the pages as it stands here, so it uses nothing from outside of itself.
 */
export function searchSite(data: SiteData, typed: string, limit: number): readonly SiteHit[] {
  const isCjk = /[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Hangul}]/u;
  const folded = [...typed.normalize('NFKC').toLowerCase()].map((each) => data.folds[each] ?? each).join('');
  const plain = folded
    .normalize('NFD')
    .replace(/([\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}])\p{Mn}+/gu, '$1')
    .normalize('NFC');
  const wanted: { readonly term: string; readonly begun: boolean }[] = [];
  for (const word of plain.match(/[\p{L}\p{N}\p{M}]+/gu) ?? []) {
    for (const run of word.match(
      /[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Hangul}]+|[^\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Hangul}]+/gu,
    ) ?? []) {
      const characters = [...run];
      if (!isCjk.test(run) || characters.length === 1) wanted.push({ term: run, begun: true });
      else
        for (let at = 0; at + 1 < characters.length; at++)
          wanted.push({ term: `${characters[at]}${characters[at + 1]}`, begun: false });
    }
  }
  if (wanted.length === 0) return [];
  const keys = Object.keys(data.terms);
  const scores: (Map<number, number> | undefined)[] = wanted.map(({ term, begun }) => {
    const found = new Map<number, number>();
    const terms = begun ? keys.filter((key) => key.startsWith(term)).slice(0, 200) : [term];
    for (const key of terms) {
      const postings = Object.hasOwn(data.terms, key) ? (data.terms[key] ?? []) : [];
      const rarity = Math.log(1 + (2 * data.articles.length) / Math.max(1, postings.length));
      for (let at = 0; at < postings.length; at += 2) {
        const article = postings[at] ?? 0;
        const weight = postings[at + 1] ?? 0;
        const score = (rarity * weight) / (weight + 2) / (key === term ? 1 : 2);
        found.set(article, Math.max(found.get(article) ?? 0, score));
      }
    }
    return found;
  });
  const [first = new Map<number, number>(), ...others] = scores.toSorted((a, b) => (a?.size ?? 0) - (b?.size ?? 0));
  const ranked = [...first]
    .filter(([article]) => others.every((each) => each?.has(article)))
    .map(([article, score]) => ({
      article,
      score: others.reduce((sum, each) => sum + (each?.get(article) ?? 0), score),
    }))
    .toSorted((a, b) => b.score - a.score || a.article - b.article);
  const needle = plain.trim();
  return ranked.slice(0, limit).flatMap(({ article: index }) => {
    const article = data.articles[index];
    if (!article) return [];
    const at = article.s.toLowerCase().indexOf(needle);
    const from = Math.max(0, at - 40);
    const snippet = `${from > 0 ? '…' : ''}${article.s.slice(from, from + 160)}${article.s.length > from + 160 ? '…' : ''}`;
    return [{ article, snippet }];
  });
}
