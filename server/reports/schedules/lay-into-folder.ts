import { mkdir, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { ReportFailure } from '#domain/model/report-run-fields.ts';

export interface NamedFile {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

/**
 * Lays the files into the folder, each there as a whole or not at all, over what an earlier attempt of the same run left. Gives why it did
 * not work, null where it did.
 */
export async function layIntoFolder(
  folder: string,
  runId: string,
  files: readonly NamedFile[],
): Promise<ReportFailure | null> {
  try {
    await mkdir(folder, { recursive: true });
    for (const file of files) await layFile(folder, runId, file);
    return null;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    return { kind: code === 'ENOSPC' || code === 'EDQUOT' ? 'full' : 'folder', said: code };
  }
}

async function layFile(folder: string, runId: string, { name, bytes }: NamedFile): Promise<void> {
  const part = join(folder, `.${runId}.part`);
  try {
    const handle = await open(part, 'w');
    try {
      await handle.writeFile(bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(part, join(folder, name));
  } catch (error) {
    await rm(part, { force: true }).catch(() => undefined);
    throw error;
  }
}
