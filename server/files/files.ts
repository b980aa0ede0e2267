import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { BlobStore } from './blob-store.ts';
import { folderBlobs } from './folder-blobs.ts';
import { UploadStore } from './upload-store.ts';

/** Where the server keeps what is in files: those that are whole, and those that are arriving. */
export interface Files {
  readonly blobs: BlobStore;
  readonly uploads: UploadStore;
  /** What one file may hold. */
  readonly mostBytes: number;
}

/** Both in one folder, so that a finished upload only has to be renamed. Servers that share a database share it too. */
export function openFiles(folder: string, mostBytes: number): Files {
  const blobs = join(folder, 'blobs');
  mkdirSync(blobs, { recursive: true, mode: 0o700 });
  return { blobs: folderBlobs(blobs), uploads: new UploadStore(join(folder, 'arriving')), mostBytes };
}
