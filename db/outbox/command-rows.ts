import type { CommandEnvelope } from '#domain/contract/envelope.ts';
import type { Failure } from '#domain/contract/failure.ts';

/**
 * Where a command stands: `waiting` for the server's answer, `acknowledged` by it, `refused` and in "needs you", put aside
 * after that (`dismissed`), or taken back before it left (`cancelled`).
 */
export type CommandState = 'waiting' | 'acknowledged' | 'refused' | 'cancelled' | 'dismissed';

export interface OutboxCommand {
  readonly seq: number;
  /** The dense number it travels under; null until the first attempt to send it. */
  readonly mid: number | null;
  readonly envelope: CommandEnvelope;
  /** `refKey`s of the records it looked at and of those it changed. */
  readonly reads: string[];
  readonly writes: string[];
  readonly state: CommandState;
  /** The server's epoch that answered it. */
  readonly epoch: number | null;
  /** Scope versions that a complete pull must pass before the command is confirmed. */
  readonly vers: Record<string, number>;
  readonly conflicted: boolean;
  readonly refusal: Failure | null;
  readonly acknowledgedAt: number | null;
}

export const commandColumns =
  'seq, mid, envelope, reads, writes, state, epoch, vers, conflicted, refusal, acknowledgedAt';

export interface CommandRow {
  readonly seq: number;
  readonly mid: number | null;
  readonly envelope: string;
  readonly reads: string;
  readonly writes: string;
  readonly state: CommandState;
  readonly epoch: number | null;
  readonly vers: string;
  readonly conflicted: number;
  readonly refusal: string | null;
  readonly acknowledgedAt: number | null;
}

export function commandOf(row: CommandRow): OutboxCommand {
  return {
    ...row,
    envelope: JSON.parse(row.envelope) as CommandEnvelope,
    reads: JSON.parse(row.reads) as string[],
    writes: JSON.parse(row.writes) as string[],
    vers: JSON.parse(row.vers) as Record<string, number>,
    conflicted: row.conflicted !== 0,
    refusal: row.refusal === null ? null : (JSON.parse(row.refusal) as Failure),
  };
}
