import type { Readable } from 'node:stream';

/** Both ends included. */
export interface ByteRange {
  readonly from: number;
  readonly to: number;
}

/** Keeps the content of files, each named by its SHA-256. A folder today; whatever stores objects can stand here. */
export interface BlobStore {
  /** How many bytes it has; undefined where it is not kept. */
  sizeOf(sha256: string): Promise<number | undefined>;
  /** Takes over a file that lies in `uploadsFolder` and whose content was verified; durable when it resolves. */
  take(sha256: string, path: string): Promise<void>;
  /** Forgets the content, if it is here. */
  remove(sha256: string): Promise<void>;
  /** Fails with `bytes-missing` as soon as it is read where there is nothing. */
  read(sha256: string, range?: ByteRange): Promise<Readable>;
}
