import { AppError } from '#domain/contract/failure.ts';
import type { ServerContext } from '../context.ts';
import { sayState } from './attachment-rows.ts';
import type { Files } from './files.ts';
import { hashAndSync } from './hash-file.ts';

/**
 * An upload that is whole becomes content the server has, if it is what its name says; else it is thrown away and the device begins
 * again. Should the answer be lost, the device asks and hears that nothing more is wanted.
 */
export async function finishUpload(context: ServerContext, files: Files, id: string, sha256: string): Promise<void> {
  const path = files.uploads.pathOf(id);
  if ((await hashAndSync(path)) !== sha256) {
    await files.uploads.forget(id);
    throw new AppError('bytes-differ', 'The content that arrived is not what its SHA-256 says.');
  }
  await files.blobs.take(sha256, path);
  await files.uploads.forget(id);
  await sayState(context, sha256, 'ready');
}
