import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';

/** The SHA-256 of a file, read in pieces; the file is on the disk when it resolves. */
export async function hashAndSync(path: string): Promise<string> {
  const file = await open(path, 'r+');
  try {
    const hash = createHash('sha256');
    for await (const piece of file.createReadStream({ autoClose: false, start: 0 })) hash.update(piece as Buffer);
    await file.sync();
    return hash.digest('hex');
  } finally {
    await file.close();
  }
}
