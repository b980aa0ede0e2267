import MiniSearch from 'minisearch';
import { type Engine, firstCjk, kinds, soughtTokens, tokensOf } from './engine.ts';

interface Item {
  readonly id: number;
  readonly title: string;
  readonly text: string;
}

/** As with us, a word is found by how it begins, a pair of characters only by itself. */
const isWord = (term: string) => term < firstCjk;
const tokenize = (text: string) => [...tokensOf(text)];
const sought = (text: string) => [...soughtTokens(text)];

/** MiniSearch as its readme sets it up, with our tokens and a title that weighs as much as ours; one index for each kind. */
export function miniSearchEngine(): Engine {
  const made = kinds.map((kind) => {
    const index = new MiniSearch<Item>({
      fields: ['title', 'text'],
      tokenize,
      processTerm: (term) => term,
      searchOptions: { boost: { title: 4 }, combineWith: 'AND', prefix: isWord, tokenize: sought },
    });
    return [kind, index] as const;
  });
  const indexes = new Map(made);
  let id = 0;
  return {
    add(texts) {
      for (const { kind, title, text } of texts) indexes.get(kind)?.add({ id: id++, title, text });
    },
    finish() {},
    find: (typed, limit) =>
      [...indexes.values()].reduce((sum, index) => sum + index.search(typed).slice(0, limit).length, 0),
    answers: (question, limit) =>
      indexes
        .get('article')
        ?.search(question, { combineWith: 'OR', prefix: false })
        .slice(0, limit)
        .map((hit) => hit.id as number) ?? [],
    bytesOnDisk: () => undefined,
  };
}
