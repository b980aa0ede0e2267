import { Readable } from 'node:stream';
import { type Entry, fromRandomAccessReaderPromise, RandomAccessReader, type ZipFile } from 'yauzl';
import { ImportRefused } from '../import-refused.ts';
import type { Bytes } from './bytes.ts';
import { zipNames } from './zip-names.ts';

const megabyte = 1024 * 1024;
/** What a part may become when it is unpacked; together, and how many times larger than it was. A list of 200,000 rows stays far below. */
const most = { part: 512 * megabyte, together: 1024 * megabyte, times: 300, timesFrom: 32 * megabyte } as const;

/** The parts of a packed file. They are judged by their directory before any is unpacked, and none unpacks to more than it says there. */
export class ZipParts {
  readonly #zip: ZipFile;
  readonly #entries: ReadonlyMap<string, Entry>;

  private constructor(zip: ZipFile, entries: ReadonlyMap<string, Entry>) {
    this.#zip = zip;
    this.#entries = entries;
  }

  /** Throws a refusal for what is damaged, cut short, locked or a bomb. */
  static async open(file: Bytes): Promise<ZipParts> {
    const found: Entry[] = [];
    const zip = await orCutShort(() =>
      fromRandomAccessReaderPromise(new BytesReader(file), file.size, { autoClose: false }),
    );
    let together = 0;
    await orCutShort(async () => {
      for await (const entry of zip.eachEntry()) {
        together += entry.uncompressedSize;
        const times = entry.uncompressedSize / Math.max(1, entry.compressedSize);
        const isTooMuch = entry.uncompressedSize > most.timesFrom && times > most.times;
        if (isTooMuch || entry.uncompressedSize > most.part || together > most.together)
          throw new ImportRefused('bomb');
        if ((entry.generalPurposeBitFlag & 1) !== 0) throw new ImportRefused('password');
        found.push(entry);
      }
    });
    const names = await orCutShort(() => zipNames(found));
    return new ZipParts(zip, new Map(found.map((entry, place) => [names[place] ?? entry.fileName, entry])));
  }

  has(name: string): boolean {
    return this.#entries.has(name);
  }

  /** Every file in it, with the bytes it says it has. */
  files(): { readonly name: string; readonly size: number }[] {
    return [...this.#entries]
      .filter(([name]) => !name.endsWith('/'))
      .map(([name, { uncompressedSize }]) => ({ name, size: uncompressedSize }));
  }

  /** A part as it is. */
  async content(name: string): Promise<Buffer> {
    const entry = this.#entries.get(name);
    if (!entry) throw new ImportRefused('cut-short');
    const stream = await orCutShort(() => this.#zip.openReadStreamPromise(entry));
    return await orCutShort(async () => {
      const pieces: Buffer[] = [];
      for await (const piece of stream) pieces.push(piece as Buffer);
      return Buffer.concat(pieces);
    });
  }

  /** The text of a part, in UTF-8, piece by piece; nothing where there is no such part. `read` hears of how much of it, from 0 to 1. */
  async *text(name: string, read: (part: number) => void = () => undefined): AsyncGenerator<string> {
    const entry = this.#entries.get(name);
    if (!entry) return;
    const decoder = new TextDecoder();
    let bytes = 0;
    const stream = await orCutShort(() => this.#zip.openReadStreamPromise(entry));
    try {
      for await (const chunk of stream) {
        bytes += (chunk as Buffer).length;
        read(bytes / Math.max(1, entry.uncompressedSize));
        yield decoder.decode(chunk as Buffer, { stream: true });
      }
    } catch (cause) {
      throw cause instanceof ImportRefused ? cause : new ImportRefused('cut-short', cause);
    } finally {
      stream.destroy();
    }
  }
}

async function orCutShort<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    throw cause instanceof ImportRefused ? cause : new ImportRefused('cut-short', cause);
  }
}

const pieceBytes = 256 * 1024;

class BytesReader extends RandomAccessReader {
  readonly #file: Bytes;

  constructor(file: Bytes) {
    super();
    this.#file = file;
  }

  override _readStreamForRange(start: number, end: number): Readable {
    return Readable.from(this.#pieces(start, end));
  }

  async *#pieces(start: number, end: number): AsyncGenerator<Buffer> {
    for (let at = start; at < end; at += pieceBytes) yield await this.#file.read(at, Math.min(end, at + pieceBytes));
  }
}
