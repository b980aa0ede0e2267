import type { Saved } from '#domain/contract/ipc/run-command.ts';
import type { FileOwner } from '#domain/model/file-owner.ts';
import type { EntryId } from '#domain/model/ids.ts';
import type { CoreLink } from '../../bridge/core-link.ts';
import { toBase64 } from './base64.ts';

/** One frame carries this much of a file. */
const pieceBytes = 256 * 1024;

/**
 * Hands a file to the core, piece by piece, for what it shall be of, or a line of a case's timeline. Resolves when it is saved on this device; what goes wrong
 * leaves nothing behind.
 */
export async function handOver(
  link: Pick<CoreLink, 'call'>,
  owner: FileOwner,
  file: File,
  progress: (handed: number) => void,
  entryId: EntryId | null = null,
): Promise<Saved> {
  const announced = { ...owner, name: file.name, mediaType: file.type, size: file.size };
  const { fileId } = await link.call('attachments.begin', announced);
  try {
    for (let offset = 0; offset < file.size; offset += pieceBytes) {
      const piece = new Uint8Array(await file.slice(offset, offset + pieceBytes).arrayBuffer());
      await link.call('attachments.append', { fileId, offset, data: toBase64(piece) });
      progress(offset + piece.length);
    }
    return await link.call('attachments.finish', { fileId, entryId });
  } catch (error) {
    await link.call('attachments.abandon', { fileId }).catch(() => undefined);
    throw error;
  }
}
