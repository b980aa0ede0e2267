import type {
  ArticleImport,
  ImportedArticle,
  RefusedFile,
} from '#domain/contract/ipc/knowledge-exchange-procedures.ts';
import type { FileFault } from '#domain/rules/knowledge-exchange/exchange-notes.ts';

const shown = 500;

/** What came of an import, article by article. */
export class ImportLog {
  readonly #counts = { created: 0, updated: 0, unchanged: 0, kept: 0 };
  readonly #articles: ImportedArticle[] = [];
  readonly #refused: RefusedFile[] = [];
  #files = 0;

  add(article: ImportedArticle, files: number): void {
    this.#counts[article.fate] += 1;
    this.#files += files;
    this.#articles.push(article);
  }

  refuse(path: string, row: number | null, fault: FileFault): void {
    this.#refused.push({ path, row, fault });
  }

  outcome(cancelled: boolean, aside = 0): ArticleImport {
    const toLookAt = ({ fate, notes }: ImportedArticle) => (fate === 'kept' ? 0 : notes.length > 0 ? 1 : 2);
    return {
      ...this.#counts,
      ...{ refusedCount: this.#refused.length, files: this.#files, aside, cancelled },
      articles: this.#articles.toSorted((a, b) => toLookAt(a) - toLookAt(b)).slice(0, shown),
      refused: this.#refused.slice(0, shown),
    };
  }
}
