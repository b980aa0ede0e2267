import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { AppError } from '#domain/contract/failure.ts';
import type { BlobStore } from './blob-store.ts';
import { syncFolder } from './sync-folder.ts';

/** Content as files `<aa>/<sha256>` below a folder on the file system that uploads arrive on. */
export function folderBlobs(folder: string): BlobStore {
  const pathOf = (sha256: string) => join(folder, sha256.slice(0, 2), sha256);

  const sizeOf = async (sha256: string): Promise<number | undefined> => {
    try {
      return (await stat(pathOf(sha256))).size;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      throw error;
    }
  };

  return {
    sizeOf,
    async take(sha256, path) {
      const place = pathOf(sha256);
      if ((await sizeOf(sha256)) !== undefined) return await rm(path, { force: true });
      await mkdir(dirname(place), { recursive: true, mode: 0o700 });
      await rename(path, place);
      await syncFolder(dirname(place));
      await syncFolder(folder);
    },
    async remove(sha256) {
      await rm(pathOf(sha256), { force: true });
    },
    async read(sha256, range) {
      try {
        const file = await open(pathOf(sha256));
        return file.createReadStream(range ? { start: range.from, end: range.to } : {});
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
        throw new AppError('bytes-missing', 'The content of this file is not here.');
      }
    },
  };
}
