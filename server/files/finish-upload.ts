import { AppError } from '#domain/contract/failure.ts';
import type { ServerContext } from '../context.ts';
import { isNamed, sayState } from './attachment-rows.ts';
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
  // Looked for behind the taking: an erasure forgets its records first and the content then, so one of the two removes it.
  if (!(await isNamed(context, sha256))) {
    await files.blobs.remove(sha256);
    throw new AppError('not-found', 'No file of this content is known any more.');
  }
  await sayState(context, sha256, 'ready');
}
