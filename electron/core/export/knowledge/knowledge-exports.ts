import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import { Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import { findFile } from '#db/outbox/files.ts';
import { AppError } from '#domain/contract/failure.ts';
import type { FilePiece } from '#domain/contract/ipc/attachment-views.ts';
import type { KnowledgeExport, KnowledgeExportAsked } from '#domain/contract/ipc/knowledge-exchange-procedures.ts';
import type { BulkProgress } from '#domain/contract/ipc/queue-views.ts';
import type { Saved } from '#domain/contract/ipc/run-command.ts';
import { mayApproveKnowledge } from '#domain/rules/rights.ts';
import { type Attachments, pieceBytes } from '../../files/attachments.ts';
import { FileVault } from '../../files/file-vault.ts';
import type { SealedReader } from '../../files/sealed-reader.ts';
import type { Clock } from '../../ports.ts';
import type { AccountStore } from '../../sync/account-store.ts';
import { articlesFor, type Exported, type ExportedFile } from './exported-article.ts';
import { markdownFolder, type WrittenFile } from './markdown-folder.ts';
import { siteFolder } from './site/site-folder.ts';

export interface KnowledgeExportParts {
  readonly store: AccountStore;
  readonly clock: Clock;
  readonly now: () => number;
  readonly folder: string;
  readonly profileKey: Uint8Array;
  readonly random: (bytes: number) => Uint8Array;
  readonly attachments: () => Pick<Attachments, 'vault'>;
  readonly run: (name: string, input: unknown) => Saved;
  readonly progress: (progress: BulkProgress) => void;
  readonly isClosed: () => boolean;
}

const sliceMs = 8;
/** Archives that windows have not taken away yet; the oldest makes room. */
const mostKept = 2;

/** Puts the knowledge base, or a part of it, into an archive that a window takes away piece by piece. Until then it lies sealed, as every file does. */
export class KnowledgeExports {
  readonly #parts: KnowledgeExportParts;
  readonly #made = new Map<string, SealedReader>();
  readonly #running = new Set<string>();
  #vault: FileVault | undefined;

  constructor(parts: KnowledgeExportParts) {
    this.#parts = parts;
    rmSync(parts.folder, { recursive: true, force: true });
  }

  async make(asked: KnowledgeExportAsked): Promise<KnowledgeExport> {
    const { store, now, run } = this.#parts;
    if (!mayApproveKnowledge(store.actor))
      throw new AppError('forbidden', 'The knowledge base is handed out by those who approve it.');
    const exported = articlesFor(store.replica, asked, now());
    if (exported.articles.length === 0) throw new AppError('nothing-to-do', 'There is no such article.');
    this.#running.add(asked.id);
    try {
      for (const id of [...this.#made.keys()]) if (this.#made.size >= mostKept) await this.drop(id);
      const here = [...exported.files.values()].filter(({ sha256 }) => findFile(store.outbox, sha256)?.here);
      const { reader } = await this.#write(asked, exported, here);
      // It is durable by now who took what: only now there is something to take.
      const count = exported.articles.length;
      run('knowledge.export', { format: asked.format, reader: asked.reader, articles: count });
      this.#made.set(asked.id, reader);
      const missing = [...exported.files.values()].filter((file) => !here.includes(file)).map(({ name }) => name);
      const day = dayOf(now());
      return {
        fileName: `holdfast-knowledge-${asked.format}-${day}.zip`,
        size: reader.size,
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

  async piece(id: string, offset: number): Promise<FilePiece> {
    const reader = this.#made.get(id);
    if (!reader) throw new AppError('not-found', 'This archive is not at hand any more.');
    const data = await reader.read(offset, offset + pieceBytes);
    return { data: data.toString('base64'), size: reader.size };
  }

  async drop(id: string): Promise<void> {
    const reader = this.#made.get(id);
    this.#made.delete(id);
    await reader?.close();
    if (reader) await this.#vault?.remove(placeOf(id));
  }

  async close(): Promise<void> {
    this.#running.clear();
    for (const id of [...this.#made.keys()]) await this.drop(id);
  }

  async #write(
    asked: KnowledgeExportAsked,
    exported: Exported,
    files: readonly ExportedFile[],
  ): Promise<{ readonly reader: SealedReader }> {
    const { folder, profileKey, random, attachments } = this.#parts;
    this.#vault ??= new FileVault(folder, profileKey, random);
    const vault = this.#vault;
    const writer = await vault.begin(asked.id);
    const zip = new ZipFile();
    try {
      const adding = this.#add(zip, asked, exported, files, attachments().vault);
      // A failure while adding ends the stream that waits for more.
      adding.catch((error: unknown) => (zip.outputStream as unknown as Readable).destroy(error as Error));
      for await (const chunk of zip.outputStream) {
        this.#refuseStopped(asked.id);
        await writer.append(chunk as Buffer);
      }
      await adding;
      await writer.finish();
    } catch (error) {
      await writer.close().catch(() => undefined);
      await vault.abandon(asked.id);
      throw error;
    }
    await vault.adopt(asked.id, placeOf(asked.id));
    return { reader: await vault.read(placeOf(asked.id)) };
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
  return siteFolder(exported, { title: asked.title || label('title'), language: asked.language, label, day: dayOf });
}

function dayOf(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}

function placeOf(id: string): string {
  return createHash('sha256').update(id).digest('hex');
}
