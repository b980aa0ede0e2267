import { createWriteStream, mkdirSync } from 'node:fs';
import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { FileStore } from '@tus/file-store';
import { AppError } from '#domain/contract/failure.ts';

/** How an upload is called: what the address of a request says must be nothing else, for it becomes a file's name. */
export const uploadId = /^[0-9a-f]{32}$/;

/** Uploads under way, each in a file of its own with what is known of it beside. Tells a full disk from other trouble. */
export class UploadStore extends FileStore {
  constructor(directory: string) {
    mkdirSync(directory, { recursive: true, mode: 0o700 });
    super({ directory });
  }

  pathOf(id: string): string {
    return join(this.directory, id);
  }

  override async create(...given: Parameters<FileStore['create']>): ReturnType<FileStore['create']> {
    return await super.create(...given).catch(explain);
  }

  /** Where the connection is cut, what has arrived stays. */
  override async write(readable: Readable, id: string, offset: number): Promise<number> {
    const file = createWriteStream(this.pathOf(id), { flags: 'r+', start: offset });
    await pipeline(readable, file).catch(explain);
    return offset + file.bytesWritten;
  }

  /** Forgets an upload, however much of it is there. */
  async forget(id: string): Promise<void> {
    await rm(this.pathOf(id), { force: true });
    await rm(`${this.pathOf(id)}.json`, { force: true });
  }

  /** The ids of all uploads with the time of their last byte. */
  async list(): Promise<readonly { readonly id: string; readonly touchedAt: number }[]> {
    const names = (await readdir(this.directory)).filter((name) => uploadId.test(name));
    const found = await Promise.all(
      names.map(async (id) => {
        // Another server of the same folder may have finished it meanwhile.
        const facts = await stat(this.pathOf(id)).catch(() => undefined);
        return facts ? [{ id, touchedAt: facts.mtimeMs }] : [];
      }),
    );
    return found.flat();
  }
}

function explain(error: unknown): never {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === 'ENOSPC' || code === 'EDQUOT' || code === 'EFBIG')
    throw new AppError('server-full', 'There is no room for files on the server.', undefined, error);
  throw error;
}
