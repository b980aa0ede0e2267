import { AppError } from '#domain/contract/failure.ts';
import type { CallSignal } from '#domain/contract/ipc/call-signal.ts';
import type { ReadInput, ReadName, ReadOutput } from './named-reads.ts';

export interface ReadOptions {
  /** Aborted, the answer is `cancelled` at once, and what is being read is given up after the statement that runs. */
  readonly signal?: CallSignal | undefined;
  /** From 0 to 1, as often as the read says it. */
  readonly progress?: ((done: number) => void) | undefined;
}

/**
 * Reads of the open account's replica that may take long. What a command changed is seen by every read that is asked for after its answer. Rejects
 * with `cancelled` when nobody waits any more or the account was closed meanwhile.
 */
export interface Reads {
  read<N extends ReadName>(name: N, input: ReadInput<N>, options?: ReadOptions): Promise<ReadOutput<N>>;
  /** Gives up what is being read; resolves when no handle is open any more. */
  close(): Promise<void>;
}

export function givenUp(): AppError {
  return new AppError('cancelled', 'Nobody waits for it any more.');
}

export function accountClosed(): AppError {
  return new AppError('cancelled', 'The account was closed meanwhile.');
}
