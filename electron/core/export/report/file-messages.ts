import type { FileOrder } from './file-order.ts';
import type { PackedRows } from './packed-rows.ts';

/** What a thread that writes a file is started with. */
export type FileStart = FileOrder;

/** Null: there are no more rows. */
export type ToFileThread =
  | { readonly t: 'rows'; readonly rows: PackedRows | null }
  /** The piece was taken: go on. */
  | { readonly t: 'taken' };

export type FromFileThread =
  | { readonly t: 'want' }
  | { readonly t: 'piece'; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly t: 'done' }
  /** `trace` says where a defect came from. */
  | { readonly t: 'failed'; readonly trace: string };
