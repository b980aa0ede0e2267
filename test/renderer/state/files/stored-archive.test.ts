// The promise: what went into an archive comes out of it as it was, under its name.
import { randomBytes } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { expect, test } from 'vitest';
import { type ArchiveEntry, storedArchive } from '#renderer/state/files/stored-archive.ts';

async function* each(entries: readonly (readonly [string, Uint8Array<ArrayBuffer>])[]): AsyncGenerator<ArchiveEntry> {
  for (const [path, bytes] of entries) yield { path, content: new Blob([bytes]) };
}

/** Reads an archive by its directory, as the format says (APPNOTE 4.3). */
function readArchive(bytes: Buffer): Map<string, Buffer> {
  const end = bytes.length - 22;
  expect(bytes.readUInt32LE(end)).toBe(0x06054b50);
  const found = new Map<string, Buffer>();
  let at = bytes.readUInt32LE(end + 16);
  expect(at + bytes.readUInt32LE(end + 12)).toBe(end);
  for (let n = 0; n < bytes.readUInt16LE(end + 10); n++) {
    expect(bytes.readUInt32LE(at)).toBe(0x02014b50);
    expect(bytes.readUInt16LE(at + 8) & 0x0800).toBe(0x0800);
    const [crc, size, nameLength] = [
      bytes.readUInt32LE(at + 16),
      bytes.readUInt32LE(at + 24),
      bytes.readUInt16LE(at + 28),
    ];
    const local = bytes.readUInt32LE(at + 42);
    const name = bytes.subarray(at + 46, at + 46 + nameLength).toString();
    expect(bytes.readUInt32LE(local)).toBe(0x04034b50);
    expect(bytes.subarray(local + 30, local + 30 + nameLength).toString()).toBe(name);
    const content = bytes.subarray(local + 30 + nameLength, local + 30 + nameLength + size);
    expect(crc32(content)).toBe(crc);
    found.set(name, content);
    at += 46 + nameLength;
  }
  return found;
}

test.each([0, 1, 5])('of %d files', async (count) => {
  const files = Array.from(
    { length: count },
    (_, n) => [`files/${n}/合同 ${n}.pdf`, new Uint8Array(randomBytes(n * 1000))] as const,
  );
  const archive = Buffer.from(await (await storedArchive(each(files))).arrayBuffer());
  expect([...readArchive(archive)].map(([name, content]) => [name, content.toString('hex')])).toEqual(
    files.map(([name, content]) => [name, Buffer.from(content).toString('hex')]),
  );
});
