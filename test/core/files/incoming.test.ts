// The promise: a file whose handing over went wrong on the way is never taken for whole.
import { createHash, randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { FileVault } from '#core/files/file-vault.ts';
import { Incoming } from '#core/files/incoming.ts';
import type { SealedWriter } from '#core/files/sealed-writer.ts';
import { AppError } from '#domain/contract/failure.ts';
import { ids } from '../../builders/ids.ts';
import { testKey } from '../../db/keys.ts';
import { temporaryFolder } from '../../harness/temp-folder.ts';

/** A vault on a disk that is full for the second piece of each file, which is taken in nevertheless in part. */
class FullVault extends FileVault {
  override async begin(id: string): Promise<SealedWriter> {
    const writer = await super.begin(id);
    const append = writer.append.bind(writer);
    let pieces = 0;
    writer.append = async (bytes) => {
      await append(bytes);
      pieces += 1;
      if (pieces === 2) throw new AppError('disk-full', 'There is no room on this device.');
    };
    return writer;
  }
}

test('a piece that could not be written ends the handing over: what was half taken is not continued', async () => {
  const vault = new FullVault(join(temporaryFolder(), 'files'), testKey(), randomBytes);
  const incoming = new Incoming(vault, () => 0);
  const content = randomBytes(300);
  await incoming.begin('one', { owner: { caseId: ids.case(1) }, name: 'a.txt', mediaType: 'text/plain', size: 300 });
  await incoming.append('one', 0, content.subarray(0, 100));
  await expect(incoming.append('one', 100, content.subarray(100, 200))).rejects.toMatchObject({ kind: 'disk-full' });

  const retried = (async () => {
    await incoming.append('one', 100, content.subarray(100, 200));
    await incoming.append('one', 200, content.subarray(200));
    return await incoming.finish('one');
  })();
  await expect(retried).rejects.toMatchObject({ kind: 'not-found' });
  expect(vault.has(createHash('sha256').update(content).digest('hex'))).toBe(false);
});
