import type { Failure } from '#domain/contract/failure.ts';

/** What a reading thread is told. `cancelled` is shared: once it holds a 1, nobody waits for the answer. */
export type ToReader =
  | {
      readonly t: 'read';
      readonly id: number;
      readonly name: string;
      readonly input: unknown;
      readonly cancelled: Int32Array<SharedArrayBuffer>;
    }
  | { readonly t: 'close' };

export type FromReader =
  /** Its handle is open. */
  | { readonly t: 'ready' }
  | { readonly t: 'progress'; readonly id: number; readonly done: number }
  | { readonly t: 'answer'; readonly id: number; readonly value: unknown }
  /** `trace` says where a defect came from. */
  | { readonly t: 'failed'; readonly id: number; readonly failure: Failure; readonly trace?: string };

/** What a reading thread is started with. The key's bytes are moved to it, and wiped once the file is open. */
export interface ReaderStart {
  readonly path: string;
  readonly key: Uint8Array<ArrayBuffer>;
}
