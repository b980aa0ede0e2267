import type { ReplicaReader } from '#db/connection/handle.ts';
import type { ZoneOffsets } from '#domain/rules/calendar/zone-offsets.ts';

/** `quick`: somebody waits with the cursor in a field. `long` (lists over everything, reports): nothing quick waits behind it. */
export type Lane = 'quick' | 'long';

/** What a read has beside its input. */
export interface ReadContext {
  readonly zones: ZoneOffsets;
  /**
   * What `find` found before, if that was for the same `mark`: otherwise found anew, and the latest kept under `name`. A mark says what was asked,
   * and as of which change.
   */
  kept<T>(name: string, mark: string, find: () => Steps<T>): Steps<T>;
}

/** Work in slices of at most 20 ms, a `yield` between them, if need be of how much is done as a number from 0 to 1: others have their turn there. */
export type Steps<T> = Generator<unknown, T>;

/**
 * Input and output are plain data, for they cross to a thread and back; so rights are checked before, where the person is known. One that answers
 * at once reads all of it as of one moment; in steps, each step does.
 */
export interface NamedRead<Input, Output> {
  readonly lane: Lane;
  readonly read: (db: ReplicaReader, input: Input, context: ReadContext) => Output | Steps<Output>;
  /** What of an answer goes over from a thread as it is, instead of as a copy. */
  readonly moved?: (output: Output) => readonly ArrayBuffer[];
}

export function quick<Input, Output>(read: NamedRead<Input, Output>['read']): NamedRead<Input, Output> {
  return { lane: 'quick', read };
}

export function long<Input, Output>(
  read: NamedRead<Input, Output>['read'],
  moved: (output: Output) => readonly ArrayBuffer[] = () => [],
): NamedRead<Input, Output> {
  return { lane: 'long', read, moved };
}
