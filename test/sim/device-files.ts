import type { OutboxWriter, ReplicaWriter } from '#db/connection/handle.ts';

export interface OpenFiles {
  readonly outbox: OutboxWriter;
  readonly replica: ReplicaWriter;
}

/** What a person or a backup program took aside of a device's files. */
export interface FileCopy {
  readonly outbox: unknown;
  readonly replica: unknown;
}

/** The two files of one device, in memory or on a disk; they survive the program that has them open. */
export interface DeviceFiles {
  /** As the last program left them, however it ended. */
  open(): OpenFiles;
  /** The program that has them open is killed just now: what is not committed is gone. */
  killed(): void;
  /** An orderly end. */
  close(): void;
  /** Of files that are not open. */
  copy(): FileCopy;
  putBack(copy: FileCopy, which: 'both' | 'replica'): void;
  loseReplica(): void;
  /** For good. */
  discard(): void;
}
