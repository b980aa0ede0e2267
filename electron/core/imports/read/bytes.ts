import type { ImportEncoding } from '#domain/contract/ipc/import-views.ts';

/** A file that can be read from any place; never held whole. */
export interface Bytes {
  readonly size: number;
  read(from: number, to: number): Promise<Buffer>;
  content(): AsyncIterable<Buffer>;
}

/** The text piece by piece, without its byte order mark. `read` hears how many bytes were read so far. */
export async function* textOf(
  file: Bytes,
  encoding: ImportEncoding,
  read: (bytes: number) => void = () => undefined,
): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  let bytes = 0;
  for await (const chunk of file.content()) {
    bytes += chunk.length;
    read(bytes);
    const text = decoder.decode(chunk, { stream: true });
    if (text !== '') yield text;
  }
  const rest = decoder.decode();
  if (rest !== '') yield rest;
}
