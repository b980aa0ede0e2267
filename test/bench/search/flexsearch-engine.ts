import { Index } from 'flexsearch';
import { type Engine, kinds, soughtTokens, tokensOf } from './engine.ts';

/** It is given tokens: it has one way of cutting for texts and queries. */
const encode = (tokens: string) => tokens.split(' ').filter(Boolean);
const sought = (typed: string) => soughtTokens(typed).join(' ');

/**
 * FlexSearch with our tokens; one index for each kind. It has no fields to weigh: the title comes first, and what comes first counts more. `strict`
 * finds whole words, `forward` words by how they begin too.
 */
export function flexSearchEngine(tokenize: 'strict' | 'forward'): Engine {
  const indexes = new Map(kinds.map((kind) => [kind, new Index({ tokenize, encode })]));
  let id = 0;
  return {
    add(texts) {
      for (const { kind, title, text } of texts) indexes.get(kind)?.add(id++, tokensOf(`${title}\n${text}`).join(' '));
    },
    finish() {},
    find: (typed, limit) =>
      [...indexes.values()].reduce((sum, index) => sum + index.search(sought(typed), limit).length, 0),
    answers: (question, limit) =>
      (indexes.get('article')?.search(sought(question), { limit, suggest: true }) ?? []).map(Number),
    bytesOnDisk: () => undefined,
  };
}
