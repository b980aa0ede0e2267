import type { FileFaulty } from './file-faulty.ts';
import type { ReadArticle } from './read-article.ts';

export interface FileArticle {
  /** Of a table. */
  readonly row: number | null;
  readonly article: ReadArticle;
}

/** A row of a table that makes no article. */
export interface FileFaultyRow {
  readonly row: number;
  readonly fault: FileFaulty['fault'];
}
