import { Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import { findFile } from '#db/outbox/files.ts';
import { AppError } from '#domain/contract/failure.ts';
import type { FilePiece } from '#domain/contract/ipc/attachment-views.ts';
import type { KnowledgeExport, KnowledgeExportAsked } from '#domain/contract/ipc/knowledge-exchange-procedures.ts';
import type { BulkProgress } from '#domain/contract/ipc/queue-views.ts';
import type { Saved } from '#domain/contract/ipc/run-command.ts';
import { mayApproveKnowledge } from '#domain/rules/rights.ts';
import type { Attachments } from '../../files/attachments.ts';
import type { FileVault } from '../../files/file-vault.ts';
import type { Clock } from '../../ports.ts';
import type { AccountStore } from '../../sync/account-store.ts';
import { FilesToTake, type FilesToTakeParts } from '../files-to-take.ts';
import { localDay } from '../local-time.ts';
import { articlesFor, type Exported, type ExportedFile } from './exported-article.ts';
import { markdownFolder, type WrittenFile } from './markdown-folder.ts';
import { siteFolder } from './site/site-folder.ts';

export interface KnowledgeExportParts extends FilesToTakeParts {
  readonly store: AccountStore;
  readonly clock: Clock;
  readonly now: () => number;
  readonly attachments: () => Pick<Attachments, 'vault'>;
  readonly run: (name: string, input: unknown) => Saved;
  readonly progress: (progress: BulkProgress) => void;
  readonly isClosed: () => boolean;
}

const sliceMs = 8;
const mostKept = 2;

/** Puts the knowledge base, or a part of it, into an archive that a window takes away. */
export class KnowledgeExports {
  readonly #parts: KnowledgeExportParts;
  readonly #made: FilesToTake;
  readonly #running = new Set<string>();

  constructor(parts: KnowledgeExportParts) {
    this.#parts = parts;
    this.#made = new FilesToTake(parts, mostKept);
  }

  async make(asked: KnowledgeExportAsked): Promise<KnowledgeExport> {
    const { store, now, run } = this.#parts;
    if (!mayApproveKnowledge(store.actor))
      throw new AppError('forbidden', 'The knowledge base is handed out by those who approve it.');
    const exported = articlesFor(store.replica, asked, now());
    if (exported.articles.length === 0) throw new AppError('nothing-to-do', 'There is no such article.');
    this.#running.add(asked.id);
    try {
      const here = [...exported.files.values()].filter(({ sha256 }) => findFile(store.outbox, sha256)?.here);
      const count = exported.articles.length;
      const size = await this.#made.add(asked.id, this.#archive(asked, exported, here), () =>
        run('knowledge.export', { format: asked.format, reader: asked.reader, articles: count }),
      );
      const missing = [...exported.files.values()].filter((file) => !here.includes(file)).map(({ name }) => name);
      const day = localDay(now());
      return {
        fileName: `holdfast-knowledge-${asked.format}-${day}.zip`,
        size,
        articles: count,
        files: here.length,
        missing,
      };
    } finally {
      this.#running.delete(asked.id);
    }
  }

  cancel(id: string): void {
    this.#running.delete(id);
  }

  piece(id: string, offset: number): Promise<FilePiece> {
    return this.#made.piece(id, offset);
  }

  drop(id: string): Promise<void> {
    return this.#made.drop(id);
  }

  async close(): Promise<void> {
    this.#running.clear();
    await this.#made.close();
  }

  async *#archive(
    asked: KnowledgeExportAsked,
    exported: Exported,
    files: readonly ExportedFile[],
  ): AsyncGenerator<Buffer> {
    const zip = new ZipFile();
    const adding = this.#add(zip, asked, exported, files, this.#parts.attachments().vault);
    // A failure while adding ends the stream that waits for more.
    adding.catch((error: unknown) => (zip.outputStream as unknown as Readable).destroy(error as Error));
    for await (const chunk of zip.outputStream) {
      this.#refuseStopped(asked.id);
      yield chunk as Buffer;
    }
    await adding;
  }

  async #add(
    zip: ZipFile,
    asked: KnowledgeExportAsked,
    exported: Exported,
    files: readonly ExportedFile[],
    vault: FileVault,
  ): Promise<void> {
    const { clock, progress } = this.#parts;
    let from = clock.monotonic();
    let done = 0;
    for (const { path, text, at } of writtenFiles(asked, exported)) {
      zip.addBuffer(Buffer.from(text), path, { mtime: new Date(Math.max(at, earliest)) });
      done += 1;
      if (clock.monotonic() - from < sliceMs) continue;
      progress({ id: asked.id, done, total: exported.articles.length });
      await new Promise<void>((resolve) => clock.after(0, resolve));
      this.#refuseStopped(asked.id);
      from = clock.monotonic();
    }
    for (const { sha256, path } of files)
      zip.addReadStreamLazy(path, { mtime: new Date(Math.max(this.#parts.now(), earliest)) }, (give) => {
        const content = async function* () {
          const reader = await vault.read(sha256);
          try {
            yield* reader.content();
          } finally {
            await reader.close();
          }
        };
        give(null, Readable.from(content()));
      });
    zip.end();
  }

  #refuseStopped(id: string): void {
    if (this.#parts.isClosed() || !this.#running.has(id))
      throw new AppError('cancelled', 'The archive was not wanted any more.');
  }
}

/** An archive knows no day before. */
const earliest = Date.UTC(1980, 0, 2);

function writtenFiles(asked: KnowledgeExportAsked, exported: Exported): Iterable<WrittenFile> {
  if (asked.format === 'markdown') return markdownFolder(exported);
  const label = (name: string) => asked.labels[name] ?? name;
  return siteFolder(exported, { title: asked.title || label('title'), language: asked.language, label, day: localDay });
}
