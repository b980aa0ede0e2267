/** A file in an archive; `path` with slashes between folders. */
export interface ArchiveEntry {
  readonly path: string;
  readonly content: Blob;
}

const table = Uint32Array.from({ length: 256 }, (_, n) => {
  let value = n;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});

function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (table[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}

/** Numbers of two or four bytes, the lowest first. */
function packed(...fields: readonly (readonly [size: 2 | 4, value: number])[]): Uint8Array<ArrayBuffer> {
  const view = new DataView(new ArrayBuffer(fields.reduce((sum, [size]) => sum + size, 0)));
  let at = 0;
  for (const [size, value] of fields) {
    if (size === 2) view.setUint16(at, value, true);
    else view.setUint32(at, value, true);
    at += size;
  }
  return new Uint8Array(view.buffer);
}

/** Names are UTF-8, and nothing is compressed. */
const flags = 0x0800;
/** 1 January 1980, the first day that the format knows: an archive of the same files is the same. */
const day = 0x21;

/**
 * A ZIP archive of files as they are: pictures and PDFs are compressed already. Every system opens it. One file after the other is read,
 * so that no more than one of them is in the memory at a time.
 */
export async function storedArchive(entries: AsyncIterable<ArchiveEntry>): Promise<Blob> {
  const parts: BlobPart[] = [];
  const directory: BlobPart[] = [];
  let offset = 0;
  let listed = 0;
  let count = 0;
  for await (const { path, content } of entries) {
    const name = new TextEncoder().encode(path);
    const crc = crc32(new Uint8Array(await content.arrayBuffer()));
    const { size } = content;
    const facts = [
      ...([
        [2, 20],
        [2, flags],
        [2, 0],
        [2, 0],
        [2, day],
      ] as const),
      ...([
        [4, crc],
        [4, size],
        [4, size],
        [2, name.length],
        [2, 0],
      ] as const),
    ] as const;
    const head = packed([4, 0x04034b50], ...facts);
    parts.push(head, name, content);
    const line = packed([4, 0x02014b50], [2, 20], ...facts, [2, 0], [2, 0], [2, 0], [4, 0], [4, offset]);
    directory.push(line, name);
    offset += head.length + name.length + size;
    listed += line.length + name.length;
    count += 1;
  }
  const end = packed([4, 0x06054b50], [2, 0], [2, 0], [2, count], [2, count], [4, listed], [4, offset], [2, 0]);
  return new Blob([...parts, ...directory, end], { type: 'application/zip' });
}
