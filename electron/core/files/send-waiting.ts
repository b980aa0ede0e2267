import type { OutboxWriter } from '#db/connection/handle.ts';
import { filesToMove } from '#db/outbox/files.ts';
import { AppError } from '#domain/contract/failure.ts';
import { FileServer, type FileServerParts } from './file-server.ts';
import { FileVault } from './file-vault.ts';
import { Mover } from './mover.ts';

export interface WaitingFiles extends FileServerParts {
  /** Where the account keeps its files. */
  readonly folder: string;
  readonly profileKey: Uint8Array;
  readonly outbox: OutboxWriter;
  readonly random: (bytes: number) => Uint8Array;
  /** The account is being opened, or the program ends. */
  readonly stopped: () => boolean;
}

/**
 * Sends what an account that is not open has still to send. What the server does not know of, or what is the matter with one file, is left
 * for when the account is opened. True when something was sent.
 */
export async function sendWaitingFiles(parts: WaitingFiles): Promise<boolean> {
  const { folder, profileKey, outbox, random, stopped } = parts;
  const waiting = filesToMove(outbox).filter(({ here }) => here);
  if (waiting.length === 0) return false;
  const mover = new Mover({
    outbox,
    vault: new FileVault(folder, profileKey, random),
    server: new FileServer(parts),
    makeRoom: async () => undefined,
    isHalted: stopped,
    changed: () => undefined,
    advanced: () => undefined,
  });
  let sent = false;
  for (const file of waiting) {
    if (stopped()) break;
    try {
      await mover.move(file);
      sent = true;
    } catch (error) {
      if (!(error instanceof AppError) || error.kind === 'offline' || error.kind === 'session-expired') throw error;
    }
  }
  return sent;
}
