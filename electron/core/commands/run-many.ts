import { transaction } from '#db/connection/connection.ts';
import type { Hold } from '#db/outbox/held-back.ts';
import { AppError, type Failure, failureOf } from '#domain/contract/failure.ts';
import type { CommandUid } from '#domain/model/ids.ts';
import type { Undoable } from '../bulk/inverse.ts';
import type { Clock } from '../ports.ts';
import type { ChangedRows } from '../sync/changed-rows.ts';
import { type CommandPathParts, type Kept, keepCommand, showKept } from './command-path.ts';

export interface Asked {
  readonly name: string;
  readonly input: unknown;
  /** An earlier command that this one makes no sense without. */
  readonly after?: CommandUid | undefined;
}

export type Ran =
  | { readonly ok: true; readonly uid: CommandUid; readonly undoable: Undoable | undefined }
  | { readonly ok: false; readonly failure: Failure };

/** Deciding and keeping get half of the 20 ms that a slice of bulk work may take; the rows get the other. */
const keepMs = 8;

/**
 * Runs commands that have nothing to do with one another until their time is over, with one commit in each file for all of them. Answers for
 * those it came to, in their order; one that is refused stops none of the others.
 */
export function runSome(
  parts: CommandPathParts,
  commands: readonly Asked[],
  clock: Clock,
  changed: ChangedRows,
  hold?: Hold,
): readonly Ran[] {
  const begun = clock.monotonic();
  const made: Kept[] = [];
  const ran: Ran[] = transaction(parts.outbox, () => {
    const answers: Ran[] = [];
    for (const { name, input, after } of commands) {
      try {
        const kept = keepCommand(parts, name, input, { hold, after });
        made.push(kept);
        answers.push({ ok: true, uid: kept.kept.envelope.uid, undoable: kept.undoable });
      } catch (error) {
        if (!(error instanceof AppError) || isOfTheDisk(error)) throw error;
        answers.push({ ok: false, failure: failureOf(error) });
      }
      if (clock.monotonic() - begun >= keepMs) break;
    }
    return answers;
  });
  showKept(parts, made, changed);
  return ran;
}

/** A full or failing disk fails all of them: nothing of the slice is kept then. */
function isOfTheDisk({ kind }: AppError): boolean {
  return kind === 'disk-full' || kind === 'read-only' || kind === 'disk-error' || kind === 'damaged';
}
