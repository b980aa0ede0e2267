// What lies on the disk is sealed: it comes back as it was or is called damaged, and says nothing of itself.
import { randomBytes } from 'node:crypto';
import { readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chunkBytes, contentBytes, headBytes, sealedChunkBytes } from '#core/files/sealed-format.ts';
import { SealedReader } from '#core/files/sealed-reader.ts';
import { SealedWriter } from '#core/files/sealed-writer.ts';
import { temporaryFolder } from '../../harness/temp-folder.ts';

const key = randomBytes(32);

async function sealed(path: string, content: Buffer, pieces: readonly number[] = [content.length]): Promise<void> {
  const writer = await SealedWriter.create(path, key, randomBytes(32));
  let at = 0;
  for (const piece of pieces) {
    await writer.append(content.subarray(at, at + piece));
    at += piece;
  }
  await writer.append(content.subarray(at));
  await writer.finish();
}

async function opened(path: string, withKey: Uint8Array = key): Promise<Buffer> {
  const reader = await SealedReader.open(path, withKey);
  try {
    const pieces: Buffer[] = [];
    for await (const piece of reader.content()) pieces.push(piece);
    return Buffer.concat(pieces);
  } finally {
    await reader.close();
  }
}

/** Around the places where something changes. */
const sizes = [1, 100, chunkBytes - 1, chunkBytes, chunkBytes + 1, 2 * chunkBytes, 3 * chunkBytes + 17];

describe('a sealed file', () => {
  test.each(sizes)('of %d bytes comes back as it was, however it was written, and from any place', async (size) => {
    const folder = temporaryFolder();
    const content = randomBytes(size);
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 0, max: size })),
        fc.integer({ min: 0, max: size }),
        fc.integer({ min: 0, max: 2 * size }),
        async (pieces, from, to) => {
          const path = join(folder, 'file');
          await sealed(path, content, pieces);
          expect(contentBytes(readFileSync(path).length)).toBe(size);
          expect((await opened(path)).equals(content)).toBe(true);
          const reader = await SealedReader.open(path, key);
          expect((await reader.read(from, to)).equals(content.subarray(from, Math.max(from, to)))).toBe(true);
          await reader.close();
        },
      ),
      { numRuns: 10 },
    );
  });

  test('cut short or changed anywhere is damaged', async () => {
    const folder = temporaryFolder();
    const path = join(folder, 'file');
    const content = randomBytes(2 * chunkBytes + 5);
    await sealed(path, content);
    const whole = readFileSync(path);
    const places = fc.oneof(
      fc.integer({ min: 0, max: whole.length - 1 }),
      fc.constantFrom(0, headBytes - 1, headBytes, headBytes + sealedChunkBytes, headBytes + 2 * sealedChunkBytes),
    );
    await fc.assert(
      fc.asyncProperty(places, fc.constantFrom('cut', 'flip'), async (at, how) => {
        writeFileSync(path, whole);
        if (how === 'cut') truncateSync(path, at);
        else writeFileSync(path, Buffer.concat([whole.subarray(0, at), flipped(whole, at), whole.subarray(at + 1)]));
        await expect(opened(path)).rejects.toMatchObject({ kind: 'damaged' });
      }),
      { numRuns: 60 },
    );
  });

  test('with its chunks in another order, or from another file, is damaged', async () => {
    const folder = temporaryFolder();
    const path = join(folder, 'file');
    await sealed(path, randomBytes(3 * chunkBytes));
    const whole = readFileSync(path);
    const chunk = (n: number) =>
      whole.subarray(headBytes + n * sealedChunkBytes, headBytes + (n + 1) * sealedChunkBytes);
    writeFileSync(path, Buffer.concat([whole.subarray(0, headBytes), chunk(1), chunk(0), chunk(2)]));
    await expect(opened(path)).rejects.toMatchObject({ kind: 'damaged' });
    await sealed(path, randomBytes(3 * chunkBytes));
    const other = readFileSync(path);
    writeFileSync(path, Buffer.concat([other.subarray(0, headBytes), whole.subarray(headBytes)]));
    await expect(opened(path)).rejects.toMatchObject({ kind: 'damaged' });
  });

  test('does not open with another key, and holds nothing of its content in the clear', async () => {
    const path = join(temporaryFolder(), 'file');
    await sealed(path, Buffer.from('银行卡号 6222 0000 1111 2222'.repeat(5000)));
    await expect(opened(path, randomBytes(32))).rejects.toMatchObject({ kind: 'damaged' });
    expect(readFileSync(path).includes('6222')).toBe(false);
  });

  test('the same content twice looks different', async () => {
    const folder = temporaryFolder();
    const content = randomBytes(1000);
    for (const name of ['a', 'b']) await sealed(join(folder, name), content);
    expect(readFileSync(join(folder, 'a')).equals(readFileSync(join(folder, 'b')))).toBe(false);
  });
});

describe('a file whose writing was cut off', () => {
  test('goes on from the last whole chunk, whatever lies behind it', async () => {
    const folder = temporaryFolder();
    const path = join(folder, 'part');
    const content = randomBytes(4 * chunkBytes + 9);
    await sealed(path, content);
    const whole = readFileSync(path);
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: headBytes, max: whole.length }),
        fc.uint8Array({ maxLength: 100 }),
        async (at, rubbish) => {
          writeFileSync(path, Buffer.concat([whole.subarray(0, at), rubbish]));
          const before: Buffer[] = [];
          const writer = await SealedWriter.resume(path, key, (bytes) => before.push(bytes));
          const had = Buffer.concat(before);
          expect(had.equals(content.subarray(0, had.length))).toBe(true);
          expect(writer?.written).toBe(had.length);
          await writer?.append(content.subarray(had.length));
          await writer?.finish();
          expect((await opened(path)).equals(content)).toBe(true);
        },
      ),
      { numRuns: 25 },
    );
  });

  test('is begun again where nothing of it is usable', async () => {
    const folder = temporaryFolder();
    const path = join(folder, 'part');
    expect(await SealedWriter.resume(path, key, () => undefined)).toBeUndefined();
    writeFileSync(path, randomBytes(500));
    expect(await SealedWriter.resume(path, key, () => undefined)).toBeUndefined();
  });
});

function flipped(bytes: Buffer, at: number): Buffer {
  return Buffer.from([(bytes[at] ?? 0) ^ 0x40]);
}
