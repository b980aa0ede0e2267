import { AppError } from '#domain/contract/failure.ts';
import type { FileServer } from './file-server.ts';
import type { FileVault } from './file-vault.ts';
import { PartialFile } from './partial-file.ts';

export interface Fetching {
  readonly server: FileServer;
  readonly vault: FileVault;
  readonly sha256: string;
  readonly size: number;
  readonly progress: (received: number) => void;
}

/**
 * Fetches a file's content, from where it was cut off, and lays it under its name when it is what that says. Throws what cut it off, or
 * `bytes-differ` after dropping what was wrong.
 */
export async function downloadFile(fetching: Fetching): Promise<void> {
  const { vault, sha256, size } = fetching;
  const file = await PartialFile.open(vault, sha256, size);
  try {
    if (file.received < size) await receive(file, fetching);
    await file.finish();
  } catch (error) {
    await file.leave(error instanceof AppError && error.kind === 'bytes-differ');
    throw error;
  }
}

async function receive(file: PartialFile, { server, sha256, size, progress }: Fetching): Promise<void> {
  const tag = `"${sha256}"`;
  const response = await server.fetch({
    method: 'GET',
    path: `/v1/blobs/${sha256}`,
    headers: file.received > 0 ? { range: `bytes=${file.received}-`, 'if-range': tag } : {},
  });
  if (response.headers.get('etag') !== tag)
    throw new AppError('not-holdfast', 'Something answered at this address, but it is no Holdfast server.');
  if (file.received > 0 && response.status !== 206) await file.startOver();
  for await (const piece of server.pieces(response)) {
    await file.append(piece);
    progress(file.received);
  }
  if (file.received < size) throw new AppError('offline', 'The connection was cut.');
}
