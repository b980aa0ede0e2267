import { createHash } from 'node:crypto';
import type { OutboxReader, OutboxWriter } from '#db/connection/handle.ts';
import { type KeptFile, keepFile, listFiles } from '#db/outbox/files.ts';
import { AppError } from '#domain/contract/failure.ts';
import type { FileVault } from '../files/file-vault.ts';
import type { RescuedFile } from './rescue-file.ts';

/** Whether the content lies here and the server is not known to have it. */
export function isUnsent({ here, state }: Pick<KeptFile, 'here' | 'state'>): boolean {
  return here && (state === 'queued-up' || state === 'up' || state === 'failed');
}

export function unsentHashes(outbox: OutboxReader): string[] {
  return listFiles(outbox)
    .filter(isUnsent)
    .map(({ sha256 }) => sha256);
}

/** The content of these files; one that is not there any more is left out, and the record of it tells. */
export async function contentOf(vault: FileVault, hashes: readonly string[]): Promise<RescuedFile[]> {
  const files: RescuedFile[] = [];
  for (const sha256 of hashes.filter((each) => vault.has(each))) {
    const reader = await vault.read(sha256);
    try {
      files.push({ sha256, content: await reader.read(0, reader.size) });
    } finally {
      await reader.close();
    }
  }
  return files;
}

/** Puts the content of a file here, durably, to be sent; false where it is already. */
export async function takeInFile(
  vault: FileVault,
  outbox: OutboxWriter,
  { sha256, content }: RescuedFile,
  now: number,
): Promise<boolean> {
  if (createHash('sha256').update(content).digest('hex') !== sha256)
    throw new AppError('not-a-rescue-file', 'A file in the rescue file is not what its name says.');
  if (vault.has(sha256)) return false;
  const id = `rescue-${sha256}`;
  const writer = await vault.begin(id);
  await writer.append(content);
  await writer.finish();
  await vault.adopt(id, sha256);
  keepFile(outbox, sha256, content.length, now);
  return true;
}
